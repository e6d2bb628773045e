import { isSet } from '../template/part.ts';
import type { Right } from './right.ts';

const read = (
  group: string,
  resources: readonly string[],
  why: string,
  more: Partial<Right> = {},
): Right => ({
  group,
  resources,
  verbs: ['get', 'list', 'watch'],
  within: 'cluster',
  why,
  ...more,
});

/** Everything that is read in a cluster, resource by resource. The controller asks for these and no others. */
export const readRights: readonly Right[] = [
  read('', ['pods', 'podtemplates', 'replicationcontrollers'], 'pods and what makes them'),
  read('apps', ['daemonsets', 'deployments', 'replicasets', 'statefulsets'], 'pods and what makes them'),
  read('batch', ['cronjobs', 'jobs'], 'pods and what makes them'),
  read('', ['limitranges', 'namespaces', 'resourcequotas'], 'isolation and limits of namespaces'),
  read('', ['serviceaccounts'], 'who workloads are in the cluster'),
  read('', ['services'], 'what is reached from where'),
  read('discovery.k8s.io', ['endpointslices'], 'what is reached from where'),
  read(
    'networking.k8s.io',
    ['ingressclasses', 'ingresses', 'networkpolicies', 'servicecidrs'],
    'what is reached from where',
  ),
  read('', ['nodes', 'persistentvolumeclaims', 'persistentvolumes'], 'nodes and storage'),
  read('storage.k8s.io', ['csidrivers', 'storageclasses', 'volumeattributesclasses'], 'nodes and storage'),
  read(
    'resource.k8s.io',
    ['deviceclasses', 'resourceclaims', 'resourceclaimtemplates'],
    'devices that pods are given',
  ),
  read('node.k8s.io', ['runtimeclasses'], 'sandboxes of pods'),
  read(
    '',
    ['configmaps'],
    'configuration of components, and secrets that lie in plain text; values that look secret are not kept',
  ),
  read('', ['secrets'], 'secrets that are exposed or unused; values are dropped while reading', {
    when: isSet('rbac.readSecrets'),
  }),
  read(
    'rbac.authorization.k8s.io',
    ['clusterrolebindings', 'clusterroles', 'rolebindings', 'roles'],
    'who may do what',
  ),
  read(
    'admissionregistration.k8s.io',
    [
      'mutatingadmissionpolicies',
      'mutatingadmissionpolicybindings',
      'mutatingwebhookconfigurations',
      'validatingadmissionpolicies',
      'validatingadmissionpolicybindings',
      'validatingwebhookconfigurations',
    ],
    'what decides on requests',
  ),
  read('apiextensions.k8s.io', ['customresourcedefinitions'], 'what the cluster serves'),
  read('apiregistration.k8s.io', ['apiservices'], 'what the cluster serves'),
  read('autoscaling', ['horizontalpodautoscalers'], 'whether workloads stay up'),
  read('policy', ['poddisruptionbudgets'], 'whether workloads stay up'),
  read('scheduling.k8s.io', ['priorityclasses'], 'whether workloads stay up'),
  read('certificates.k8s.io', ['certificatesigningrequests'], 'identities that are asked for'),
  read(
    'flowcontrol.apiserver.k8s.io',
    ['flowschemas', 'prioritylevelconfigurations'],
    'whether the API server stays up',
  ),
  read('seawall.dev', ['clusterriskexceptions', 'environments', 'riskexceptions'], 'our own policies'),
  read('argoproj.io', ['applications'], 'where objects come from'),
  read('helm.toolkit.fluxcd.io', ['helmreleases'], 'where objects come from'),
  read('helm.cattle.io', ['helmchartconfigs', 'helmcharts'], 'where objects come from'),
  read(
    'cilium.io',
    ['ciliumclusterwidenetworkpolicies', 'ciliumnetworkpolicies'],
    'policies of the network plug-in',
  ),
  read(
    'crd.projectcalico.org',
    ['globalnetworkpolicies', 'networkpolicies'],
    'policies of the network plug-in',
  ),
  read('projectcalico.org', ['globalnetworkpolicies', 'networkpolicies'], 'policies of the network plug-in'),
  read(
    'policy.networking.k8s.io',
    ['adminnetworkpolicies', 'baselineadminnetworkpolicies'],
    'policies of the network plug-in',
  ),
  read(
    'gateway.networking.k8s.io',
    ['gatewayclasses', 'gateways', 'grpcroutes', 'httproutes', 'referencegrants'],
    'what is reached from where',
  ),
  read('networking.istio.io', ['destinationrules', 'gateways', 'virtualservices'], 'the service mesh'),
  read(
    'security.istio.io',
    ['authorizationpolicies', 'peerauthentications', 'requestauthentications'],
    'the service mesh',
  ),
  read('keda.sh', ['scaledobjects'], 'whether workloads stay up'),
  read('monitoring.coreos.com', ['servicemonitors'], 'who reads metrics'),
  read('extensions.agents.x-k8s.io', ['sandboxtemplates'], 'pods and what makes them'),
  read('security.openshift.io', ['securitycontextconstraints'], 'what pods may do in OpenShift'),
  read('apps.openshift.io', ['deploymentconfigs'], 'pods and what makes them'),
];
