import type { Power } from './power.ts';

/**
 * The powers that lead from a right in the API to control over workloads, namespaces or the cluster.
 * (kubernetes.io/docs/concepts/security/rbac-good-practices, "Kubernetes RBAC - privilege escalation risks")
 */

const rbac = 'rbac.authorization.k8s.io';
const admission = 'admissionregistration.k8s.io';
const certificates = 'certificates.k8s.io';

const change: readonly string[] = ['create', 'update', 'patch'];
const changeExisting: readonly string[] = ['update', 'patch'];

/** A list or watch returns whole objects, and the answer to a patch is the whole object too. */
export const readSecrets: Power = {
  words: 'read Secrets',
  severity: 'medium',
  access: [{ group: '', resources: ['secrets'], verbs: ['get', 'list', 'watch', 'patch'] }],
  isSoughtInStars: true,
};

/** A change of a controller's template makes new pods as well as a new controller does. */
export const createPods: Power = {
  words: 'run any pod',
  severity: 'low',
  access: [
    { group: '', resources: ['pods'], verbs: ['create'] },
    { group: '', resources: ['replicationcontrollers'], verbs: change },
    { group: 'apps', resources: ['deployments', 'statefulsets', 'daemonsets', 'replicasets'], verbs: change },
    { group: 'batch', resources: ['jobs', 'cronjobs'], verbs: change },
  ],
};

/** Over WebSocket an exec starts with a GET, which API servers before 1.35 authorise as `get`. */
export const execute: Power = {
  words: 'run commands in containers',
  severity: 'medium',
  access: [{ group: '', resources: ['pods/exec', 'pods/attach'], verbs: ['create', 'get'] }],
};

export const debug: Power = {
  words: 'add a container to a running pod',
  severity: 'medium',
  access: [{ group: '', resources: ['pods/ephemeralcontainers'], verbs: changeExisting }],
};

/** The connection is made by the kubelet or the API server: no NetworkPolicy and no Service stands in its way. */
export const forwardPorts: Power = {
  words: 'reach every port of a pod',
  severity: 'low',
  access: [
    { group: '', resources: ['pods/portforward', 'pods/proxy', 'services/proxy'], verbs: ['create', 'get'] },
  ],
};

const isStrongRole = (name: string): boolean => ['cluster-admin', 'admin', 'edit'].includes(name);

/** The two verbs that switch off the rule that nobody may grant more than they hold. */
export const escalate: Power = {
  words: 'grant more rights than they hold',
  severity: 'high',
  access: [
    { group: rbac, resources: ['roles', 'clusterroles'], verbs: ['bind'], isDangerousName: isStrongRole },
    { group: rbac, resources: ['roles', 'clusterroles'], verbs: ['escalate'] },
  ],
};

/** Users and groups are cluster-scoped; a ServiceAccount can be impersonated within a namespace. */
export const impersonate: Power = {
  words: 'act as somebody else',
  severity: 'high',
  access: [
    {
      group: '',
      resources: ['users', 'groups'],
      verbs: ['impersonate'],
      scope: 'cluster',
      isDangerousName: (name) => name.startsWith('system:'),
    },
    { group: '', resources: ['serviceaccounts'], verbs: ['impersonate'] },
  ],
};

export const createTokens: Power = {
  words: 'get a token of any ServiceAccount',
  severity: 'medium',
  access: [{ group: '', resources: ['serviceaccounts/token'], verbs: ['create'] }],
};

const issuesClientCertificates = (name: string): boolean =>
  [
    '*',
    'kubernetes.io/*',
    'kubernetes.io/kube-apiserver-client',
    'kubernetes.io/kube-apiserver-client-kubelet',
  ].includes(name);

/** Approval needs the right on the request and on its signer; signers of one's own (`example.com/…`) lead nowhere in the API server. */
export const approveCertificates: Power = {
  words: 'approve or sign certificates that log in as anybody',
  severity: 'medium',
  access: [
    {
      group: certificates,
      resources: ['certificatesigningrequests/approval'],
      verbs: changeExisting,
      scope: 'cluster',
    },
    {
      group: certificates,
      resources: ['signers'],
      verbs: ['approve', 'sign'],
      scope: 'cluster',
      isDangerousName: issuesClientCertificates,
    },
  ],
};

/** The kubelet's API runs commands in every container of its node, past admission and past the audit log. A GET is enough. */
export const reachKubelets: Power = {
  words: 'use the kubelet API of nodes',
  severity: 'medium',
  access: [
    {
      group: '',
      resources: ['nodes/proxy'],
      verbs: ['get', 'create', 'update', 'patch', 'delete'],
      scope: 'cluster',
      isDangerousName: () => true,
    },
  ],
};

export const changeAdmission: Power = {
  words: 'change what admission sees, allows and rewrites',
  severity: 'medium',
  access: [
    {
      group: admission,
      resources: [
        'mutatingwebhookconfigurations',
        'validatingwebhookconfigurations',
        'validatingadmissionpolicies',
        'validatingadmissionpolicybindings',
        'mutatingadmissionpolicies',
        'mutatingadmissionpolicybindings',
      ],
      verbs: [...change, 'delete'],
      scope: 'cluster',
    },
  ],
};

/** A PersistentVolume of type hostPath is any folder of a node, and no Pod Security Standard looks at it. */
export const createPersistentVolumes: Power = {
  words: 'make any folder of a node a volume',
  severity: 'low',
  access: [{ group: '', resources: ['persistentvolumes'], verbs: change, scope: 'cluster' }],
};

/** RBAC keeps them from granting more than they hold, but what they hold they can give to anybody. */
export const manageRoles: Power = {
  words: 'hand on their rights',
  severity: 'medium',
  access: [
    { group: rbac, resources: ['roles', 'rolebindings'], verbs: change },
    { group: rbac, resources: ['clusterroles', 'clusterrolebindings'], verbs: change, scope: 'cluster' },
  ],
};

/** Cluster DNS, the mapping of cloud identities to users and the settings of kube-proxy and kubelets are ConfigMaps of kube-system. */
export const changeSystemConfigMaps: Power = {
  words: 'change the ConfigMaps of cluster components',
  severity: 'low',
  access: [
    {
      group: '',
      resources: ['configmaps'],
      verbs: [...changeExisting, 'delete'],
      isDangerousName: (name) =>
        ['coredns', 'kube-dns', 'aws-auth', 'kube-proxy', 'kubeadm-config', 'kubelet-config'].includes(name),
    },
  ],
};

export const deleteCollections: Power = {
  words: 'delete all objects of a kind at once',
  severity: 'low',
  access: [
    {
      group: '',
      resources: ['pods', 'services', 'secrets', 'configmaps', 'persistentvolumeclaims', 'persistentvolumes'],
      verbs: ['deletecollection'],
    },
    { group: 'apps', resources: ['deployments', 'statefulsets', 'daemonsets'], verbs: ['deletecollection'] },
    { group: 'batch', resources: ['jobs', 'cronjobs'], verbs: ['deletecollection'] },
  ],
};

export const deleteObjects: Power = {
  words: 'delete workloads and their data',
  severity: 'low',
  access: [
    {
      group: '',
      resources: ['pods', 'services', 'secrets', 'configmaps', 'persistentvolumeclaims', 'namespaces'],
      verbs: ['delete', 'deletecollection'],
    },
    {
      group: 'apps',
      resources: ['deployments', 'statefulsets', 'daemonsets'],
      verbs: ['delete', 'deletecollection'],
    },
    { group: 'batch', resources: ['jobs', 'cronjobs'], verbs: ['delete', 'deletecollection'] },
  ],
};

export const deleteEvents: Power = {
  words: 'wipe the traces that Events keep',
  severity: 'low',
  access: [
    { group: '', resources: ['events'], verbs: ['delete', 'deletecollection'] },
    { group: 'events.k8s.io', resources: ['events'], verbs: ['delete', 'deletecollection'] },
  ],
};

/** A request for a Namespace counts as one in it, so that a RoleBinding grants this for its own. */
export const labelNamespaces: Power = {
  words: 'take off the Pod Security labels of a Namespace',
  severity: 'medium',
  access: [{ group: '', resources: ['namespaces'], verbs: changeExisting }],
};

export const changeNodes: Power = {
  words: 'steer which pods run on which node',
  severity: 'low',
  access: [
    {
      group: '',
      resources: ['nodes', 'nodes/status'],
      verbs: [...changeExisting, 'delete'],
      scope: 'cluster',
    },
  ],
};

export const changeNetworking: Power = {
  words: 'redirect connections or open what NetworkPolicies close',
  severity: 'low',
  access: [
    {
      group: 'networking.k8s.io',
      resources: ['networkpolicies'],
      verbs: [...change, 'delete', 'deletecollection'],
    },
    { group: '', resources: ['endpoints', 'services/status'], verbs: change },
    { group: 'discovery.k8s.io', resources: ['endpointslices'], verbs: change },
  ],
};
