import { all, isSet, not } from '../template/part.ts';
import { readRights } from './read-rights.ts';
import type { Right, Role } from './right.ts';

const ownCertificate = all(isSet('admission.enabled'), not(isSet('admission.tlsSecretName')));
const policies = ['clusterriskexceptions', 'environments', 'riskexceptions'] as const;

const controller: readonly Right[] = [
  ...readRights,
  {
    group: 'seawall.dev',
    resources: policies.map((name) => `${name}/status`),
    verbs: ['patch', 'update'],
    within: 'cluster',
    why: 'to say in each policy whether it is in force',
  },
  {
    group: 'coordination.k8s.io',
    resources: ['leases'],
    verbs: ['create'],
    within: 'own namespace',
    why: 'so that one controller works at a time',
  },
  {
    group: 'coordination.k8s.io',
    resources: ['leases'],
    verbs: ['get', 'patch', 'update'],
    exactNames: ['seawall-controller'],
    within: 'own namespace',
    why: 'so that one controller works at a time',
  },
  {
    group: 'admissionregistration.k8s.io',
    resources: ['mutatingwebhookconfigurations', 'validatingwebhookconfigurations'],
    verbs: ['create'],
    within: 'cluster',
    when: isSet('admission.enabled'),
    why: 'to switch admission on for what some rule needs',
  },
  {
    group: 'admissionregistration.k8s.io',
    resources: ['mutatingwebhookconfigurations', 'validatingwebhookconfigurations'],
    verbs: ['delete', 'patch', 'update'],
    names: ['admission'],
    within: 'cluster',
    when: isSet('admission.enabled'),
    why: 'to switch admission on for what some rule needs, and off before it is removed',
  },
  {
    group: '',
    resources: ['secrets'],
    verbs: ['create'],
    within: 'own namespace',
    when: ownCertificate,
    why: "to make admission's certificate",
  },
  {
    group: '',
    resources: ['secrets'],
    verbs: ['delete', 'get', 'patch', 'update'],
    names: ['admission-certificate'],
    within: 'own namespace',
    when: ownCertificate,
    why: "to renew admission's certificate",
  },
  {
    group: 'openreports.io',
    resources: ['clusterreports', 'reports'],
    verbs: ['create', 'delete', 'list', 'patch'],
    within: 'cluster',
    when: isSet('projections.openReports'),
    why: 'to write reports for other tools',
  },
  {
    group: 'events.k8s.io',
    resources: ['events'],
    verbs: ['create'],
    within: 'cluster',
    when: isSet('projections.events'),
    why: 'to tell findings as Events',
  },
];

const api: readonly Right[] = [
  {
    group: 'authentication.k8s.io',
    resources: ['tokenreviews'],
    verbs: ['create'],
    within: 'cluster',
    why: 'to know who calls with a token of the cluster',
  },
  {
    group: 'authorization.k8s.io',
    resources: ['subjectaccessreviews'],
    verbs: ['create'],
    within: 'cluster',
    why: 'to know what the caller may see',
  },
  {
    group: 'seawall.dev',
    resources: policies,
    verbs: ['get', 'list', 'watch'],
    within: 'cluster',
    why: 'to show policies',
  },
  {
    group: '',
    resources: ['users'],
    verbs: ['impersonate'],
    namesFrom: 'rbac.impersonateUsers',
    within: 'cluster',
    when: isSet('rbac.impersonateUsers'),
    why: 'to write policies as the caller, with the rights of the caller',
  },
  {
    group: '',
    resources: ['groups'],
    verbs: ['impersonate'],
    namesFrom: 'rbac.impersonateGroups',
    within: 'cluster',
    when: isSet('rbac.impersonateGroups'),
    why: 'to write policies as the caller, with the rights of the caller',
  },
];

const admission: readonly Right[] = [
  {
    group: 'seawall.dev',
    resources: policies,
    verbs: ['get', 'list', 'watch'],
    within: 'cluster',
    why: 'to decide by the policies',
  },
  {
    group: '',
    resources: ['namespaces', 'serviceaccounts'],
    verbs: ['get', 'list', 'watch'],
    within: 'cluster',
    why: 'to decide by labels of namespaces and by who a workload is',
  },
  {
    group: '',
    resources: ['secrets'],
    verbs: ['get'],
    names: ['admission-certificate'],
    within: 'own namespace',
    when: not(isSet('admission.tlsSecretName')),
    why: 'to serve with the certificate that the controller made',
  },
];

/** What each part of the program may do. The chart's roles, `seawall status --rights` and its page come out of this. */
export const rights: Readonly<Record<Role, readonly Right[]>> = { controller, api, admission };
