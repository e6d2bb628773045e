import { list, object, type Shaped, string } from '../../model/shape.ts';
import { kindTarget } from './kind.ts';

const rule = object({
  level: string,
  users: list(string),
  userGroups: list(string),
  verbs: list(string),
  resources: list(object({ group: string, resources: list(string), resourceNames: list(string) })),
  namespaces: list(string),
  nonResourceURLs: list(string),
  omitStages: list(string),
});

/** A rule of an audit Policy. An empty list is the same as none: it matches everything. (audit.k8s.io/v1, PolicyRule) */
export type AuditRule = Shaped<typeof rule>;

export const auditPolicies = kindTarget(
  'audit-policies',
  'every audit Policy of API servers',
  ['audit.k8s.io/Policy'],
  { rules: list(rule), omitStages: list(string) },
);

export type AuditPolicyView = ReturnType<typeof auditPolicies.views>[number];
