import type { Misread } from '../../inventory/inventory.ts';
import type { Problem } from '../../model/problem.ts';
import { nameOf } from '../../model/resource.ts';
import { locate } from '../../sources/manifests/locate.ts';

/** Fields of a wrong type, as problems with their places. */
export const misreadProblems = (
  misread: readonly Misread[],
  texts: ReadonlyMap<string, string>,
): readonly Problem[] => misread.map((one) => problemOf(one, texts));

const problemOf = (
  { resource, path, expected, found }: Misread,
  texts: ReadonlyMap<string, string>,
): Problem => {
  const { origin } = resource;
  const detail = `${nameOf(resource.reference)}: ${path} must be a ${expected}, not a ${found}; it was read as absent`;
  if (origin.kind === 'cluster') return { code: 'wrong-type', file: origin.context, detail };
  const { file, line, column } = locate(texts.get(origin.path) ?? '', origin, path);
  return { code: 'wrong-type', file, line, column, detail };
};
