/** Units of systemd that start components of Kubernetes, what is dropped in beside them, and kubeadm's file of kubelet flags. */
const pattern =
  /(?:^|\/)(?:(?:kubelet|kube-[a-z-]+|etcd)\.service|(?:kubelet|kube-[a-z-]+|etcd)\.service\.d\/[^/]+\.conf|10-kubeadm\.conf|kubeadm-flags\.env)$/;

/** Whether a file starts a component of Kubernetes, by its path. */
export const isUnitPath = (path: string): boolean => pattern.test(path);
