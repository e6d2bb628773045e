import type { FieldPath } from './field-path.ts';

/** What names a Kubernetes object (or a file that is scanned like one, such as a Dockerfile). */
export interface ResourceReference {
  readonly apiVersion: string;
  readonly kind: string;
  /** Absent for cluster-scoped objects and where the manifest leaves it out. */
  readonly namespace?: string;
  readonly name: string;
}

/** A document of a file. `offset` and `line` say where its text starts. */
export interface FileOrigin {
  readonly kind: 'file';
  readonly path: string;
  /** Index of the document in its file, from 0. */
  readonly document: number;
  /** Offset of the document's text in the file's text, in UTF-16 code units. */
  readonly offset: number;
  /** Length of the document's text, in UTF-16 code units. */
  readonly length: number;
  /** Line in the file on which the document's text starts, from 1. */
  readonly line: number;
  /** Where the object lies in the document: `''`, or `/items/3` inside a List. */
  readonly pointer: FieldPath;
}

/** An object rendered from a Helm chart or a kustomization. The text is the rendered one; `source` names the file it came from. */
export interface RenderedOrigin extends Omit<FileOrigin, 'kind'> {
  readonly kind: 'rendered';
  readonly by: 'helm' | 'kustomize';
  /** Folder or archive that was rendered. */
  readonly root: string;
  /** The template or resource file, as far as the renderer says; else the chart's own file. */
  readonly source: string;
  /** Files that went into the rendering, where a value may come from another one than `source`: patches. */
  readonly inputs?: readonly string[];
}

/** Where we saw an object. */
export type Origin = FileOrigin | RenderedOrigin | { readonly kind: 'cluster'; readonly context: string };

/** A Kubernetes object as observed. `object` is foreign: read it through a view. */
export interface Resource {
  readonly reference: ResourceReference;
  readonly object: Readonly<Record<string, unknown>>;
  readonly origin: Origin;
}

/** The group of an apiVersion: `apps/v1` → `apps`, `v1` → `''`. */
export const groupOf = (apiVersion: string): string => {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
};

/** The version of an apiVersion: `apps/v1` → `v1`. */
export const versionOf = (apiVersion: string): string => apiVersion.slice(apiVersion.indexOf('/') + 1);

/** `Deployment shop/web`, as people name an object. */
export const nameOf = ({ kind, namespace, name }: ResourceReference): string => {
  if (name === '') return kind;
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
};
