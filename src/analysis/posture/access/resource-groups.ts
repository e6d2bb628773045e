/** Resources of the API server and the group that each is in now, then those it was in before. */
const groups: readonly (readonly [readonly string[], readonly string[]])[] = [
  [
    [''],
    [
      'bindings',
      'configmaps',
      'endpoints',
      'limitranges',
      'namespaces',
      'nodes',
      'persistentvolumeclaims',
      'persistentvolumes',
      'pods',
      'podtemplates',
      'replicationcontrollers',
      'resourcequotas',
      'secrets',
      'serviceaccounts',
      'services',
    ],
  ],
  [
    ['apps', 'extensions'],
    ['deployments', 'daemonsets', 'replicasets'],
  ],
  [['apps'], ['statefulsets', 'controllerrevisions']],
  [['batch'], ['jobs', 'cronjobs']],
  [
    ['networking.k8s.io', 'extensions'],
    ['ingresses', 'networkpolicies'],
  ],
  [['networking.k8s.io'], ['ingressclasses']],
  [['policy'], ['poddisruptionbudgets']],
  [['rbac.authorization.k8s.io'], ['roles', 'rolebindings', 'clusterroles', 'clusterrolebindings']],
];

const byResource: ReadonlyMap<string, readonly string[]> = new Map(
  groups.flatMap(([homes, resources]) => resources.map((resource) => [resource, homes] as const)),
);

/** The groups that have a resource; `undefined` for names that only some cluster may know. */
export const homeGroupsOf = (resource: string): readonly string[] | undefined => {
  const slash = resource.indexOf('/');
  return byResource.get(slash < 0 ? resource : resource.slice(0, slash));
};
