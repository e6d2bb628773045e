import type { Role } from '../../../model/records.ts';

/** Who asks. */
export interface Identity {
  /** `token:ci`, `oidc:ada@example.com`: how the change trail names them. */
  readonly name: string;
  readonly role: Role;
  /** Absent: all namespaces. What lies in none is then hidden, too. */
  readonly namespaces?: readonly string[];
}

const order: readonly Role[] = ['viewer', 'editor', 'approver', 'admin'];

/** Whether a role may do what needs another one. Each may do what those below it may. */
export const mayAs = (role: Role, needed: Role): boolean => order.indexOf(role) >= order.indexOf(needed);

/** The namespaces that are asked for as far as they may be seen; `undefined` is all of them. */
export const seenOf = (
  { namespaces }: Identity,
  asked: readonly string[] | undefined,
): readonly string[] | undefined => {
  if (namespaces === undefined) return asked;
  return asked === undefined ? namespaces : asked.filter((one) => namespaces.includes(one));
};

export const maySee = ({ namespaces }: Identity, namespace: string | undefined): boolean =>
  namespaces === undefined || (namespace !== undefined && namespaces.includes(namespace));
