import type { Role } from '../../../model/records.ts';
import type { Impersonation } from '../../../platform/kube/connection.ts';
import { ApiError } from './api-error.ts';

/** Who asks. */
export interface Identity {
  /** `token:ci`, `oidc:ada@example.com`: how the change trail names them. */
  readonly name: string;
  readonly role: Role;
  /** Absent: all namespaces. What lies in none is then hidden, too. */
  readonly namespaces?: readonly string[];
  /** Who they are to a cluster; absent for those who are nobody there. */
  readonly kubernetes?: Impersonation;
  /** Where a cookie says who asks: what a change must bring along, so that it comes from our own pages. */
  readonly csrf?: string;
}

export const roleOrder: readonly Role[] = ['viewer', 'editor', 'approver', 'admin'];

/** Whether a role may do what needs another one. Each may do what those below it may. */
export const mayAs = (role: Role, needed: Role): boolean =>
  roleOrder.indexOf(role) >= roleOrder.indexOf(needed);

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

/** Throws 403 unless the identity has the role, and all namespaces where it takes all. */
export const mustBeAllowed = (
  identity: Identity,
  { role, everywhere }: { readonly role: Role; readonly everywhere?: boolean },
): void => {
  if (!mayAs(identity.role, role))
    throw new ApiError(403, 'Not allowed', `this needs the role ${role}; you are ${identity.role}`);
  if (everywhere === true && identity.namespaces !== undefined)
    throw new ApiError(403, 'Not allowed', 'this is about all namespaces; you may see some of them');
};
