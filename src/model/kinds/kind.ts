import type { Described, RecordSchema, Schema } from './schema.ts';

/** The API group and version of every kind of ours. */
export const group = 'seawall.dev';
export const version = 'v1alpha1';
export const apiVersion = `${group}/${version}`;

/** A column of `kubectl get`. */
export interface Column {
  readonly name: string;
  /** `date` shows an age and takes RFC 3339 only. */
  readonly type: 'string' | 'integer' | 'date';
  /** A path as CRDs take it: `.spec.owner`. */
  readonly path: string;
  readonly description: string;
  /** `wide`: only with `-o wide`. */
  readonly shown: 'always' | 'wide';
}

/** A document of the kind. `faults` are the places that are wrong; none when it is fine. */
export interface KindExample {
  readonly name: string;
  /** The spec, as YAML: what people paste. */
  readonly spec: string;
  readonly faults: readonly string[];
}

/** One kind of ours: its words, its schema, how it is listed, and examples that are its tests and its page. */
export interface Kind<S = unknown> {
  readonly kind: string;
  readonly plural: string;
  readonly singular: string;
  readonly shortNames: readonly string[];
  readonly scope: 'Cluster' | 'Namespaced';
  /** What it is for, as `kubectl explain` begins. */
  readonly description: string;
  readonly spec: RecordSchema<S>;
  /** What is seen beside the conditions, which every kind has. */
  readonly status: Readonly<Record<string, Schema>>;
  readonly columns: readonly Column[];
  readonly examples: readonly KindExample[];
}

/** The TypeScript type of a kind's spec. */
export type SpecOf<K> = K extends Kind<infer S> ? S : never;

export const defineKind = <S extends RecordSchema<unknown>>(
  kind: Omit<Kind<Described<S>>, 'spec'> & { readonly spec: S },
): Kind<Described<S>> => kind as Kind<Described<S>>;
