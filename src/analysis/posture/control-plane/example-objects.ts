/** YAML of a static pod that runs a component with these words. */
export const staticPod = (component: string, ...flags: readonly string[]): string => {
  const words = [component, ...flags].map((word) => JSON.stringify(word)).join(', ');
  return `{ apiVersion: v1, kind: Pod, metadata: { name: ${component}, namespace: kube-system }, spec: { containers: [{ name: ${component}, command: [${words}] }] } }`;
};

/** YAML of a ClusterConfiguration of kubeadm, in the form with lists. */
export const kubeadmCluster = (fields: string): string =>
  `{ apiVersion: kubeadm.k8s.io/v1beta4, kind: ClusterConfiguration${fields === '' ? '' : `, ${fields}`} }`;

/** Where a missing flag of {@link staticPod} belongs. */
export const commandPath = '/spec/containers/0/command';
