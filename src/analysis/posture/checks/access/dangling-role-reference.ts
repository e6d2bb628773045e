import { namespaceOf } from '../../../../inventory/inventory.ts';
import type { BindingView } from '../../../../inventory/views/bindings.ts';
import { isBuiltInRole } from '../../../../inventory/views/built-in-roles.ts';
import { grantingBindings } from '../../../../inventory/views/grants.ts';
import { fieldPath } from '../../../../model/field-path.ts';
import { api, clusterRoleBinding, documents, role, roleBinding, rule } from '../../access/example-objects.ts';
import { defineCheck, none, type Violation } from '../../check.ts';

const evaluate = ({ resource, roleRef, rules }: BindingView): readonly Violation[] => {
  if (rules !== undefined || roleRef.name === '') return none;
  if (roleRef.kind === 'Role' && isBuiltInRole(namespaceOf(resource), roleRef.name)) return none;
  return [
    {
      path: fieldPath('/roleRef/name'),
      detail: `${resource.reference.kind} "${resource.reference.name}" refers to ${roleRef.kind} "${roleRef.name}", which is not among the objects read`,
    },
  ];
};

export const danglingRoleReference = defineCheck({
  id: 'dangling-role-reference',
  title: 'Bindings must refer to a role that exists',
  severity: 'low',
  reason: 'role of the binding not found',
  rationale:
    'A binding without its role grants nothing today. Whoever may create a role of that name decides later what it grants, and to whom is settled already.',
  controls: { nsa: ['NSA-AUTH-10'] },
  sources: ['malicious-actor', 'insider'],
  target: grantingBindings,
  evaluate,
  remedy: { safety: 'choice', words: 'Add the role, correct its name, or delete the binding.' },
  examples: [
    {
      name: 'the role is there',
      objects: documents(role(rule('', 'pods', 'get')), roleBinding('Role app', api)),
      violations: [],
    },
    {
      name: 'roles of every cluster need not be in the files',
      objects: documents(
        clusterRoleBinding('ClusterRole view', api),
        roleBinding('ClusterRole system:auth-delegator', api),
      ),
      violations: [],
    },
    {
      name: 'a Role of that name is missing',
      objects: roleBinding('Role app', api),
      violations: ['/roleRef/name'],
    },
    {
      name: 'a Role is not a ClusterRole',
      objects: documents(role(rule('', 'pods', 'get')), roleBinding('ClusterRole app', api)),
      violations: ['RoleBinding/app /roleRef/name'],
    },
  ],
});
