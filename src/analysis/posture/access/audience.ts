import type { BindingView, SubjectView } from '../../../inventory/views/bindings.ts';
import type { Severity } from '../../../model/severity.ts';

/** Users that sent no credentials, and the group that they are in. */
export const isUnauthenticated = ({ kind, name }: SubjectView): boolean =>
  (kind === 'User' && name === 'system:anonymous') || (kind === 'Group' && name === 'system:unauthenticated');

/** Everybody who can log in, every workload included. */
export const isEveryUser = ({ kind, name }: SubjectView): boolean =>
  kind === 'Group' && name === 'system:authenticated';

/** Every workload of the cluster. */
export const isEveryServiceAccount = ({ kind, name }: SubjectView): boolean =>
  kind === 'Group' && name === 'system:serviceaccounts';

/** The namespace whose every workload is in the group. */
export const namespaceOfGroup = ({ kind, name }: SubjectView): string | undefined =>
  kind === 'Group' && name.startsWith('system:serviceaccounts:')
    ? name.slice('system:serviceaccounts:'.length)
    : undefined;

const order: readonly Severity[] = ['info', 'low', 'medium', 'high', 'critical'];

const raise = (severity: Severity, steps: number): Severity =>
  order[Math.min(order.indexOf(severity) + steps, order.length - 1)] ?? severity;

/** A right is worse the more places it holds in and the more hold it. */
export const severityFor = (binding: BindingView, inOneNamespace: Severity): Severity => {
  if (binding.subjects.some(isUnauthenticated)) return 'critical';
  const isForAll = binding.subjects.some((one) => isEveryUser(one) || isEveryServiceAccount(one));
  return raise(inOneNamespace, (binding.scope === 'cluster' ? 1 : 0) + (isForAll ? 1 : 0));
};

const named = ({ kind, name, namespace }: SubjectView): string =>
  `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;

const mostNamed = 3;

/** The subjects for people: `ServiceAccount shop/api, Group ops and 4 more`. */
export const audienceOf = ({ subjects }: BindingView): string => {
  const first = subjects.slice(0, mostNamed).map(named).join(', ');
  return subjects.length > mostNamed ? `${first} and ${subjects.length - mostNamed} more` : first;
};

export const nameOfSubject = named;
