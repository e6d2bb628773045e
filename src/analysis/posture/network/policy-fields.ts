import { type FieldPath, join } from '../../../model/field-path.ts';

/** What a field may hold: `true` for a plain value or a map of strings, `[item]` for a list. */
export type Fields = true | readonly [Fields] | { readonly [name: string]: Fields };

const selector: Fields = {
  matchLabels: true,
  matchExpressions: [{ key: true, operator: true, values: true }],
};
const ports: Fields = [{ protocol: true, port: true, endPort: true }];
const peers: Fields = [
  { podSelector: selector, namespaceSelector: selector, ipBlock: { cidr: true, except: true } },
];

/** The fields of a NetworkPolicySpec. (networking/v1) */
export const policyFields: Fields = {
  podSelector: selector,
  policyTypes: true,
  ingress: [{ from: peers, ports }],
  egress: [{ to: peers, ports }],
};

export interface UnknownField {
  readonly path: FieldPath;
  readonly name: string;
  /** The names that are known at this place. */
  readonly known: readonly string[];
}

const isList = (fields: Fields): fields is readonly [Fields] => Array.isArray(fields);

/** Fields of a value that are not among the known ones, at any depth. Values of another type than expected have none. */
export const unknownFields = (value: unknown, fields: Fields, path: FieldPath): readonly UnknownField[] => {
  if (fields === true || typeof value !== 'object' || value === null) return [];
  if (isList(fields))
    return Array.isArray(value)
      ? value.flatMap((item, index) => unknownFields(item, fields[0], join(path, index)))
      : [];
  if (Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const inner = Object.hasOwn(fields, name) ? fields[name] : undefined;
    const at = join(path, name);
    return inner === undefined
      ? [{ path: at, name, known: Object.keys(fields) }]
      : unknownFields(member, inner, at);
  });
};
