import type { Inventory } from '../../../../inventory/inventory.ts';
import type { SubjectView } from '../../../../inventory/views/bindings.ts';
import { grantingBindings } from '../../../../inventory/views/grants.ts';
import { namespacesWithServiceAccounts } from '../../../../inventory/views/service-accounts.ts';
import { api, documents, roleBinding } from '../../access/example-objects.ts';
import { subjectViolations } from '../../access/subject-violations.ts';
import { defineCheck } from '../../check.ts';

/** Judged only where the ServiceAccounts of that namespace are kept with the binding; each namespace has one called default. */
const isMissing = ({ kind, name, namespace, hasNamespace }: SubjectView, inventory: Inventory): boolean =>
  kind === 'ServiceAccount' &&
  namespace !== undefined &&
  hasNamespace &&
  name !== 'default' &&
  namespacesWithServiceAccounts(inventory).has(namespace) &&
  inventory.find('', 'ServiceAccount', namespace, name) === undefined;

export const danglingSubject = defineCheck({
  id: 'dangling-subject',
  title: 'Bindings must name ServiceAccounts that exist',
  severity: 'low',
  reason: 'ServiceAccount of the binding not found',
  rationale:
    'A right without a holder waits for one: whoever may create a ServiceAccount of that name, or a pod under it, takes it over unnoticed.',
  controls: { nsa: ['NSA-AUTH-10', 'NSA-AUTH-17'] },
  sources: ['malicious-actor', 'insider'],
  target: grantingBindings,
  evaluate: (binding, { inventory }) =>
    subjectViolations(binding, (subject) => isMissing(subject, inventory)),
  remedy: { safety: 'choice', words: 'Add the ServiceAccount, correct its name, or take the subject out.' },
  examples: [
    {
      name: 'the ServiceAccount is there',
      objects: documents(
        `apiVersion: v1
kind: ServiceAccount
metadata: { name: api, namespace: shop }`,
        roleBinding('Role app', api),
      ),
      violations: [],
    },
    {
      name: 'the ServiceAccounts of its namespace are kept elsewhere',
      objects: roleBinding('Role app', api),
      violations: [],
    },
    {
      name: 'others of its namespace are there',
      objects: documents(
        `apiVersion: v1
kind: ServiceAccount
metadata: { name: web, namespace: shop }`,
        roleBinding('Role app', '{ kind: Group, name: developers }', api),
      ),
      violations: ['RoleBinding/app /subjects/1'],
    },
  ],
});
