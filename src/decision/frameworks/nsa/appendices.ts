/** An appendix of the guidance: a sample that we write instead of copying. */
export interface Appendix {
  readonly id: string;
  /** Letters as in version 1.1; W is the appendix N of version 1.0, which later versions left out. */
  readonly title: string;
  /** What stands for the sample here. */
  readonly emits: string;
  /** The slip in the guidance's sample that ours must not repeat; absent where the sample is sound. */
  readonly avoids?: string;
}

export const appendices: readonly Appendix[] = [
  {
    id: 'NSA-APP-A',
    title: 'Dockerfile of an image without root',
    emits: 'a USER line with numeric user and group',
    avoids: 'the tag latest, and a user by name, which the kubelet cannot hold runAsNonRoot against',
  },
  {
    id: 'NSA-APP-B',
    title: 'Deployment with a read-only root filesystem',
    emits: 'readOnlyRootFilesystem with an emptyDir at each written path',
    avoids: 'an emptyDir without sizeLimit',
  },
  {
    id: 'NSA-APP-C/D',
    title: 'PodSecurityPolicy and its fields',
    emits: 'Pod Security Admission labels and a profile with the same fields',
    avoids: 'PodSecurityPolicy, gone since Kubernetes 1.25, in indentation that does not load',
  },
  {
    id: 'NSA-APP-E',
    title: 'Namespace of a team',
    emits: 'a Namespace with pod security labels, default-deny policies and a quota',
    avoids: 'a bare Namespace, and a context switch that does not choose it',
  },
  {
    id: 'NSA-APP-F',
    title: 'NetworkPolicies, with default deny in both directions',
    emits: 'default-deny policies that allow DNS',
    avoids: 'the field policyType, which is policyTypes, and egress without DNS',
  },
  {
    id: 'NSA-APP-G',
    title: 'LimitRange',
    emits: 'a LimitRange for CPU and memory in each namespace',
    avoids: 'limits without a colon, and CPU without memory',
  },
  {
    id: 'NSA-APP-H',
    title: 'ResourceQuota',
    emits: 'a ResourceQuota in each namespace',
  },
  {
    id: 'NSA-APP-I',
    title: 'Encryption of Secrets at rest',
    emits: 'an EncryptionConfiguration with kms v2, or secretbox',
    avoids: 'aescbc with a key in the file, and wrong nesting',
  },
  {
    id: 'NSA-APP-J',
    title: 'Encryption by a key service',
    emits: 'kms v2, and a migration in stages',
    avoids: 'fields of kms v1, and the removal of identity before every Secret is written again',
  },
  {
    id: 'NSA-APP-K/L',
    title: 'Role and its bindings',
    emits: 'a Role and RoleBindings from what is used',
    avoids: 'samples that are not well-formed YAML',
  },
  {
    id: 'NSA-APP-M',
    title: 'Audit policy',
    emits: 'an audit Policy, simulated before it is handed out',
    avoids: 'indentation that does not load, and RequestResponse for everything, token bodies included',
  },
  {
    id: 'NSA-APP-N',
    title: 'Flags and mounts for audit logging',
    emits: 'a patch of the static pod with flags and mounts that agree',
    avoids: 'a policy path in the flag that differs from the mounted one',
  },
  {
    id: 'NSA-APP-W',
    title: 'Webhook for audit events',
    emits: 'a kubeconfig with https and a client certificate, and flags for batches',
    avoids: 'plain http with a password',
  },
];
