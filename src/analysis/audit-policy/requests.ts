import type { AuditRule } from '../../inventory/views/audit-policies.ts';
import type { AuditedRequest, Identity } from './matches.ts';

/** A kind of request, asked about for several identities. */
export type RequestKind = Omit<AuditedRequest, 'identity'>;

const kind = (
  verb: string,
  group: string,
  resource: string,
  scope: 'namespaced' | 'cluster',
): RequestKind => {
  const [whole = '', subresource = ''] = resource.split('/');
  return {
    verb,
    group,
    resource: whole,
    subresource,
    namespace: scope === 'cluster' ? '' : 'example',
    name: 'example',
  };
};

const each = (
  verbs: string,
  group: string,
  resource: string,
  scope: 'namespaced' | 'cluster' = 'namespaced',
) => verbs.split(' ').map((verb) => kind(verb, group, resource, scope));

/** Requests whose bodies hold secrets: their content must not get into a log. */
export const secretRequests: readonly RequestKind[] = [
  ...each('get list create update patch', '', 'secrets'),
  ...each('get list create update patch', '', 'configmaps'),
  ...each('create', '', 'serviceaccounts/token'),
  ...each('create', 'authentication.k8s.io', 'tokenreviews', 'cluster'),
];

/** What the guidance calls critical: pods, who may do what, who gets in, scheduled jobs, and what admits pods. (NSA/CISA, "Audit logging") */
export const criticalRequests: readonly RequestKind[] = [
  ...each('create update patch', '', 'pods'),
  ...each('create update patch', 'apps', 'deployments'),
  ...each('create update patch', 'apps', 'daemonsets'),
  ...each('create update patch', 'batch', 'jobs'),
  ...each('create update patch', 'batch', 'cronjobs'),
  ...each('create update patch', 'rbac.authorization.k8s.io', 'roles'),
  ...each('create update patch', 'rbac.authorization.k8s.io', 'rolebindings'),
  ...each('create update patch', 'rbac.authorization.k8s.io', 'clusterroles', 'cluster'),
  ...each('create update patch', 'rbac.authorization.k8s.io', 'clusterrolebindings', 'cluster'),
  ...each('create', '', 'serviceaccounts'),
  ...each('create', 'certificates.k8s.io', 'certificatesigningrequests', 'cluster'),
  ...each('update', 'certificates.k8s.io', 'certificatesigningrequests/approval', 'cluster'),
  ...each('create update patch', '', 'namespaces', 'cluster'),
  ...each(
    'create update patch',
    'admissionregistration.k8s.io',
    'validatingwebhookconfigurations',
    'cluster',
  ),
  ...each('create update patch', 'admissionregistration.k8s.io', 'mutatingwebhookconfigurations', 'cluster'),
];

/** What must leave a trace at all, beside {@link criticalRequests}: shells into pods, reads of Secrets, deletions. */
export const tracedRequests: readonly RequestKind[] = [
  ...criticalRequests,
  ...each('get list create update patch delete', '', 'secrets'),
  ...each('create', '', 'pods/exec'),
  ...each('create', '', 'pods/attach'),
  ...each('create', '', 'pods/portforward'),
  ...each('update', '', 'pods/ephemeralcontainers'),
  ...each('create', '', 'serviceaccounts/token'),
  ...each('delete deletecollection', '', 'pods'),
  ...each('delete', 'networking.k8s.io', 'networkpolicies'),
];

/** Somebody of whom no rule knows. */
export const anybody: Identity = { user: 'somebody', groups: ['system:authenticated'] };

const mostIdentities = 50;

/** Somebody, and whoever the rules treat in a way of his own. */
export const identitiesIn = (rules: readonly AuditRule[]): readonly Identity[] => {
  const identities = new Map<string, Identity>([['', anybody]]);
  for (const { users = [], userGroups = [] } of rules) {
    for (const user of users) identities.set(`user ${user}`, { user, groups: ['system:authenticated'] });
    for (const group of userGroups)
      identities.set(`group ${group}`, { user: anybody.user, groups: ['system:authenticated', group] });
    if (identities.size > mostIdentities) break;
  }
  return [...identities.values()].slice(0, mostIdentities);
};

/** `create pods/exec`, as people say it. */
export const describe = ({ verb, resource, subresource }: RequestKind): string =>
  `${verb} ${resource}${subresource === '' ? '' : `/${subresource}`}`;
