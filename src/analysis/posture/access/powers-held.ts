import type { BindingView } from '../../../inventory/views/bindings.ts';
import { isUserFacing } from '../../../inventory/views/built-in-roles.ts';
import type { Grant } from '../../../inventory/views/grants.ts';
import type { GrantedRule, RoleView } from '../../../inventory/views/roles.ts';
import { fieldPath } from '../../../model/field-path.ts';
import { none, type Violation } from '../check.ts';
import { audienceOf, severityFor } from './audience.ts';
import { grantOf, type Power } from './power.ts';

/**
 * Where a grant gives a power. In a role it is each rule; in a binding it is the reference to the role, which is what makes the
 * rules real and says for whom and where.
 */
export const powersHeld = (grant: Grant, power: Power): readonly Violation[] =>
  grant.kind === 'role' ? heldByRole(grant, power) : heldByBinding(grant, power);

const heldByRole = (role: RoleView, power: Power): readonly Violation[] => {
  let found: Violation[] | undefined;
  for (const { rule, path, from } of role.rules) {
    // An aggregated rule is reported where it is written.
    if (from !== undefined) continue;
    const how = grantOf(rule, power, role.scope);
    if (how === undefined) continue;
    found ??= [];
    found.push({
      path,
      detail: `${nameOfRole(role)} allows ${how}: whoever it is bound to can ${power.words}`,
    });
  }
  return found ?? none;
};

/** `admin`, `edit` and `view` are made to be bound: check user-facing-role-binding says where they should not be. */
const heldByBinding = (binding: BindingView, power: Power): readonly Violation[] => {
  if (binding.subjects.length === 0 || binding.rules === undefined) return none;
  if (binding.roleRef.kind === 'ClusterRole' && isUserFacing(binding.roleRef.name)) return none;
  const giving = binding.rules.filter(({ rule }) => grantOf(rule, power, binding.scope) !== undefined);
  if (giving.length === 0) return none;
  return [
    {
      path: fieldPath('/roleRef'),
      detail: `${audienceOf(binding)} can ${power.words}${placeOf(binding, power)}`,
      severity: severityFor(binding, power.severity),
      because: giving.map((rule) => sourceOf(binding, rule)),
    },
  ];
};

const nameOfRole = ({ scope, resource }: RoleView): string =>
  `${scope === 'cluster' ? 'ClusterRole' : 'Role'} "${resource.reference.name}"`;

/** Cluster-scoped objects have no place to name. */
const placeOf = (binding: BindingView, power: Power): string => {
  if (power.access.every(({ scope }) => scope === 'cluster')) return '';
  if (binding.scope === 'cluster') return ' in every namespace';
  const { namespace } = binding.resource.reference;
  return namespace === undefined ? ' in its namespace' : ` in namespace ${namespace}`;
};

/** `ClusterRole reader /rules/0`, for `because`. */
export const sourceOf = ({ roleRef }: BindingView, { path, from }: GrantedRule): string =>
  from ?? `${roleRef.kind} ${roleRef.name}${path === '' ? '' : ` ${path}`}`;
