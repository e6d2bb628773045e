import type { Operation } from '../../../src/model/operation.ts';
import { groupOf, type ResourceReference } from '../../../src/model/resource.ts';

/** A word of a POSIX shell that means itself, whatever is in it. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

const word = (text: string): string => (/^[\w.-]+$/.test(text) ? text : quoted(text));

/** The command that makes the change. Nothing in it is read by the shell: names and values come from outside. */
export const kubectlPatch = (reference: ResourceReference, operations: readonly Operation[]): string => {
  const { apiVersion, kind, namespace, name } = reference;
  const group = groupOf(apiVersion);
  const type = `${kind.toLowerCase()}${group === '' ? '' : `.${group}`}`;
  const place = namespace === undefined ? '' : ` -n ${word(namespace)}`;
  return `kubectl patch ${word(type)} ${word(name)}${place} --type=json -p ${quoted(JSON.stringify(operations))}`;
};
