import { type ControlRow, rowsOf } from '../control.ts';

const section = 'Authentication and authorization';

/** Who is asking. */
const authentication: readonly ControlRow[] = rowsOf('nsa', section, [
  {
    id: 'NSA-AUTH-01',
    title: 'Anonymous requests to the API are off',
    inputs: ['flags', 'live'],
    needs: ['flags'],
    sources: ['malicious-actor'],
    repair: 'Set --anonymous-auth=false, or limit anonymous to health paths in AuthenticationConfiguration.',
  },
  {
    id: 'NSA-AUTH-02',
    title: 'Anonymous and unauthenticated users have no rights',
    inputs: ['live'],
    sources: ['malicious-actor'],
    repair: 'Delete each binding to them except that of system:public-info-viewer.',
  },
  {
    id: 'NSA-AUTH-03',
    title: 'Users authenticate in at least one real way',
    inputs: ['flags', 'audit-log'],
    needs: ['flags'],
    sources: ['malicious-actor', 'insider'],
    repair: 'Configure OpenID Connect, a webhook or client certificates.',
  },
  {
    id: 'NSA-AUTH-04',
    title: 'No static passwords or tokens',
    inputs: ['flags', 'manifests'],
    sources: ['malicious-actor', 'insider'],
    repair: 'Remove --token-auth-file, --basic-auth-file and Secrets of type kubernetes.io/basic-auth.',
  },
  {
    id: 'NSA-AUTH-05',
    title: 'No weak authenticator stands beside the strong ones',
    inputs: ['flags'],
    mode: 'partial',
    sources: ['malicious-actor', 'insider'],
    repair: 'Remove the weakest authenticator: the first that succeeds decides.',
  },
  {
    id: 'NSA-AUTH-06',
    title: 'Workloads have service accounts of their own, and the default one has no rights',
    inputs: ['manifests', 'live'],
    needs: ['manifests'],
    sources: ['malicious-actor', 'insider'],
    repair: 'Create a service account for the workload and name it in the pod.',
  },
  {
    id: 'NSA-AUTH-07',
    title: 'A stolen service account token is of no use outside',
    inputs: ['live', 'audit-log'],
    sources: ['malicious-actor', 'insider'],
    repair: 'Delete token Secrets and use projected tokens with audience and expiry.',
  },
]);

/** What they may do. */
const authorization: readonly ControlRow[] = rowsOf('nsa', section, [
  {
    id: 'NSA-AUTH-08',
    title: 'RBAC is switched on',
    inputs: ['flags', 'live'],
    needs: ['flags'],
    sources: ['malicious-actor', 'insider'],
    repair: 'Put RBAC into --authorization-mode.',
  },
  {
    id: 'NSA-AUTH-09',
    title: 'Neither API server nor kubelet allows everything',
    inputs: ['flags', 'node'],
    sources: ['malicious-actor', 'insider'],
    repair: 'Replace AlwaysAllow by Node,RBAC on the API server and by Webhook on the kubelet.',
  },
  {
    id: 'NSA-AUTH-10',
    title: 'Users, groups and service accounts hold only the rights that they use',
    inputs: ['live', 'audit-log'],
    sources: ['insider', 'malicious-actor'],
    repair: 'Replace wildcards by what is used, and delete bindings that nobody uses.',
  },
  {
    id: 'NSA-AUTH-11',
    title: 'Each group has roles of its own',
    inputs: ['live', 'person'],
    mode: 'partial',
    sources: ['insider'],
    repair:
      'Write a Role for each of users, developers, administrators and automation, and bind groups to it.',
  },
  {
    id: 'NSA-AUTH-12',
    title: 'Rights end at the namespaces where they are needed',
    inputs: ['live', 'audit-log'],
    sources: ['insider', 'malicious-actor'],
    repair: 'Replace the ClusterRoleBinding by RoleBindings to the same ClusterRole.',
  },
  {
    id: 'NSA-AUTH-13',
    title: "The ways to raise one's own rights are guarded",
    inputs: ['live'],
    sources: ['insider', 'malicious-actor'],
    repair: 'Take escalate, bind, impersonate, token creation and certificate approval from the role.',
  },
  {
    id: 'NSA-AUTH-14',
    title: 'Few may exec, attach and forward ports',
    inputs: ['live'],
    sources: ['insider', 'malicious-actor'],
    repair: 'Take pods/exec, pods/attach and pods/portforward from the role.',
  },
  {
    id: 'NSA-AUTH-15',
    title: 'There are few administrators, and at least one',
    inputs: ['live', 'audit-log'],
    sources: ['insider'],
    repair: 'Remove subjects from cluster-admin and keep one account for emergencies.',
  },
  {
    id: 'NSA-AUTH-16',
    title: 'A tool shows who holds which rights',
    inputs: ['live'],
    sources: ['insider'],
    repair: 'Run a report of permissions and keep it.',
  },
  {
    id: 'NSA-AUTH-17',
    title: 'Rights are reviewed periodically and when staff changes',
    inputs: ['live', 'audit-log', 'person'],
    mode: 'attested',
    sources: ['insider'],
    repair: 'Review the bindings and sign off with a date.',
  },
]);

export const authenticationRows: readonly ControlRow[] = [...authentication, ...authorization];
