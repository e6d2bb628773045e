import { isRiskException } from '../../decision/exceptions/parse-exception.ts';
import { type FieldPath, fieldPath } from '../../model/field-path.ts';
import { apiVersion, group } from '../../model/kinds/kind.ts';
import { kinds } from '../../model/kinds/kinds.ts';
import { readObject } from '../../model/kinds/read-object.ts';
import type { Fault } from '../../model/kinds/read-value.ts';
import { didYouMean } from '../../model/nearest.ts';
import type { Problem } from '../../model/problem.ts';
import { groupOf, type Resource } from '../../model/resource.ts';

/** Kinds of our group that live in files alone and are read elsewhere. */
const inFilesAlone: ReadonlySet<string> = new Set(['Check']);

/** What is wrong in objects of our own group, exceptions apart: each unknown field with the word that was probably meant. */
export const kindProblems = (
  resources: readonly Resource[],
  placeOf: (resource: Resource, path: FieldPath) => Pick<Problem, 'file' | 'line' | 'column'>,
): readonly Problem[] =>
  resources
    .filter(({ reference }) => groupOf(reference.apiVersion) === group && !inFilesAlone.has(reference.kind))
    .filter((resource) => !isRiskException(resource))
    .flatMap((resource) =>
      faultsOf(resource).map(({ path, detail }) => ({
        code: 'invalid-kind' as const,
        ...placeOf(resource, path),
        detail: `${path === '' ? 'the document' : path} ${detail}`,
      })),
    );

const faultsOf = ({ reference, object }: Resource): readonly Fault[] => {
  const kind = kinds.find((one) => one.kind === reference.kind);
  if (kind === undefined) {
    const names = kinds.map((one) => one.kind);
    const detail = `there is no kind "${reference.kind}" in ${apiVersion}${didYouMean(reference.kind, names)}`;
    return [{ path: fieldPath('/kind'), detail }];
  }
  const read = readObject(kind, object);
  return read.ok ? [] : read.faults;
};
