/**
 * Kinds that are never read, by group and plural name (`*`: all of the group), each with the reason. What is not here is read, custom
 * resources too.
 */
export const skippedKinds: Readonly<Record<string, string>> = {
  '/events': 'a log of what happened, the most of all objects, gone within the hour',
  'events.k8s.io/events': 'the same events under their new group',
  '/endpoints': 'EndpointSlices mirror them, those kept by hand too',
  '/componentstatuses': 'made up at each request, and deprecated since 1.19',
  'apps/controllerrevisions': 'older copies of templates, to roll back to',
  'coordination.k8s.io/leases': 'heartbeats, which change every few seconds',
  'coordination.k8s.io/leasecandidates': 'heartbeats of leader election',
  'metrics.k8s.io/*': 'measurements, and no objects',
  'custom.metrics.k8s.io/*': 'measurements, and no objects',
  'external.metrics.k8s.io/*': 'measurements, and no objects',
  'networking.k8s.io/ipaddresses': 'one for each address of a Service, which says no more',
  'storage.k8s.io/volumeattachments': 'where volumes hang at the moment',
  'storage.k8s.io/csistoragecapacities': 'how much room there is at the moment',
  'storage.k8s.io/csinodes': 'which drivers run at the moment',
  'resource.k8s.io/resourceslices': 'inventories of devices, large and ever changing',
  'internal.apiserver.k8s.io/*': 'the API servers talking among themselves',
  'storagemigration.k8s.io/*': 'orders to store objects anew',
  'cilium.io/ciliumendpoints': 'one for each pod, as fleeting as they are',
  'cilium.io/ciliumidentities': 'numbers for sets of labels',
  'cilium.io/ciliumnodes': 'addresses of nodes',
  'crd.projectcalico.org/ipamblocks': 'addresses that are handed out',
  'crd.projectcalico.org/ipamhandles': 'addresses that are handed out',
  'crd.projectcalico.org/blockaffinities': 'addresses that are handed out',
  'wgpolicyk8s.io/*': 'reports of other tools, and no configuration',
  'openreports.io/*': 'reports, and no configuration',
  'aquasecurity.github.io/*': 'reports of another tool, and no configuration',
  'spdx.softwarecomposition.kubescape.io/*': 'reports of another tool, and no configuration',
  'authorization.openshift.io/*': 'RBAC once more, under the names of OpenShift 3',
  'project.openshift.io/*': 'Namespaces once more',
  'image.openshift.io/images': 'the registry’s catalogue, with megabytes of metadata',
};

/** Whether a kind is never read. */
export const isSkipped = (group: string, resource: string): boolean =>
  Object.hasOwn(skippedKinds, `${group}/${resource}`) || Object.hasOwn(skippedKinds, `${group}/*`);
