import { group, version } from '../../../model/kinds/kind.ts';
import type { Manifest } from '../template/part.ts';
import { kept, labels } from './labels.ts';

const name = `approvals.${group}`;

const mayApprove = [
  `authorizer.group('${group}').resource(request.resource.resource)`,
  ".namespace(object.metadata.?namespace.orValue(''))",
  ".name(object.metadata.?name.orValue(''))",
  ".check('approve').allowed()",
].join('');

/** The approval that was there stays as it was. */
const isOldApproval =
  'oldObject != null && has(oldObject.spec.approval) && object.spec.approval == oldObject.spec.approval';
const isOldSpec = 'oldObject != null && object.spec == oldObject.spec';

/**
 * Who may approve a risk: the verb `approve`, and only in one's own name. A webhook of ours could be down; the API server itself always
 * answers. It is kept like the CRDs: without it anybody who may write an exception could approve it.
 */
export const approvalPolicy: readonly Manifest[] = [
  {
    file: 'approval-policy.yaml',
    object: {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicy',
      metadata: { name, labels: labels('policy'), annotations: kept },
      spec: {
        failurePolicy: 'Fail',
        matchConstraints: {
          resourceRules: [
            {
              apiGroups: [group],
              apiVersions: [version],
              operations: ['CREATE', 'UPDATE'],
              resources: ['riskexceptions', 'clusterriskexceptions'],
            },
          ],
        },
        variables: [
          { name: 'isApproved', expression: 'has(object.spec.approval)' },
          { name: 'isOldApproval', expression: isOldApproval },
          { name: 'isOldSpec', expression: isOldSpec },
          { name: 'mayApprove', expression: mayApprove },
        ],
        validations: [
          {
            expression: '!variables.isApproved || variables.isOldApproval || variables.mayApprove',
            message:
              'Setting spec.approval needs the verb approve. Leave it out; whoever may approve exceptions sets it.',
            reason: 'Forbidden',
          },
          {
            expression:
              '!variables.isApproved || !variables.isOldApproval || variables.isOldSpec || variables.mayApprove',
            message:
              'This exception is approved as it is. Remove spec.approval together with the change, so that it is approved anew.',
            reason: 'Forbidden',
          },
          {
            expression:
              '!variables.isApproved || variables.isOldSpec || object.spec.approval.by == request.userInfo.username',
            messageExpression:
              "'spec.approval.by must be the user who sends the request, ' + request.userInfo.username + ', not ' + object.spec.approval.by + '.'",
            message: 'spec.approval.by must be the user who sends the request.',
            reason: 'Forbidden',
          },
        ],
      },
    },
  },
  {
    file: 'approval-policy-binding.yaml',
    object: {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata: { name, labels: labels('policy'), annotations: kept },
      spec: { policyName: name, validationActions: ['Deny'] },
    },
  },
];
