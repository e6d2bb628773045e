import { fieldPath, valueAt } from '../../../model/field-path.ts';
import type { Operation } from '../../../model/operation.ts';
import type { Resource } from '../../../model/resource.ts';
import type { ApiVersion } from './api-version.ts';
import { oldApiVersion } from './built-in-apis.ts';

export const apiVersionPath = fieldPath('/apiVersion');

const hasSelector = (object: unknown): boolean =>
  ['matchLabels', 'matchExpressions'].some((field) => {
    const value = valueAt(object, `/spec/selector/${field}`);
    return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  });

const meansTheSame = ({ same }: ApiVersion, object: unknown): boolean =>
  same === 'always' || (same === 'with-selector' && hasSelector(object));

/** Puts the replacement in place where the object means the same under it; nothing where it has to be rewritten. */
export const replaceApiVersion = ({ reference, object }: Resource): readonly Operation[] => {
  const old = oldApiVersion(reference.apiVersion, reference.kind);
  if (old?.replacement === undefined || old.replacement.kind !== undefined || !meansTheSame(old, object))
    return [];
  return [{ op: 'replace', path: apiVersionPath, value: old.replacement.apiVersion }];
};

/** `use apps/v1 instead`, or that there is nothing. */
export const advice = ({ replacement }: ApiVersion): string => {
  if (replacement === undefined) return 'nothing takes its place';
  const { apiVersion, kind } = replacement;
  return `use ${apiVersion}${kind === undefined ? '' : ` ${kind}`} instead`;
};
