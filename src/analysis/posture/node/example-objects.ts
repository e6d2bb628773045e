/** YAML of a KubeletConfiguration with these fields. */
export const kubelet = (fields: string): string =>
  `{ apiVersion: kubelet.config.k8s.io/v1beta1, kind: KubeletConfiguration${fields === '' ? '' : `, ${fields}`} }`;

/** YAML of kubeadm's configuration of a node, with flags for its kubelet. */
export const kubeletFlags = (flags: string): string =>
  `{ apiVersion: kubeadm.k8s.io/v1beta4, kind: JoinConfiguration, nodeRegistration: { kubeletExtraArgs: [${flags}] } }`;

/** Where the first of {@link kubeletFlags} has its value. */
export const firstFlag = '/nodeRegistration/kubeletExtraArgs/0/value';
