import { fieldPath } from '../field-path.ts';
import { conditions } from './conditions.ts';
import { apiVersion, type Kind } from './kind.ts';
import { type Fault, readValue } from './read-value.ts';
import type { Schema } from './schema.ts';
import { free, record } from './schemas.ts';

export type ReadObject<S> =
  | { readonly ok: true; readonly spec: S }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Reads an object of a kind strictly: every unknown field, wrong type, missing part and broken rule is a fault, all of them at once. */
export const readObject = <S>(kind: Kind<S>, object: Readonly<Record<string, unknown>>): ReadObject<S> => {
  const faults: Fault[] = [];
  if (object['apiVersion'] !== apiVersion)
    faults.push({
      path: fieldPath('/apiVersion'),
      detail: `unknown version "${String(object['apiVersion'])}"; it is ${apiVersion}`,
    });
  const { apiVersion: _version, kind: _kind, ...rest } = withoutNulls(object);
  readValue(wholeOf(kind), rest, fieldPath(''), faults);
  // What has no fault has the type of its schema.
  return faults.length === 0 ? { ok: true, spec: rest['spec'] as S } : { ok: false, faults };
};

/** The API server drops members that are null. */
const withoutNulls = (members: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(members)
      .filter(([, member]) => member !== null)
      .map(([key, member]) => [key, cleaned(member)]),
  );

const cleaned = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(cleaned);
  return typeof value === 'object' && value !== null
    ? withoutNulls(value as Readonly<Record<string, unknown>>)
    : value;
};

/** An object beside its apiVersion and kind. */
const wholeOf = ({ description, spec, status }: Kind): Schema =>
  record(
    description,
    {
      metadata: free("Kubernetes' own.", 'mapping'),
      spec,
      status: statusOf(status),
    },
    { needs: ['spec'] },
  );

/** What the controller writes. */
export const statusOf = (status: Kind['status']): Schema =>
  record('What the controller made of it. Written by the controller alone.', {
    observedGeneration: {
      is: 'whole',
      description: 'The generation of the spec that the status is about.',
      minimum: 0,
      maximum: Number.MAX_SAFE_INTEGER,
    },
    conditions,
    ...status,
  });
