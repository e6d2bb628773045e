import { apiVersion } from './read-own-check.ts';

/** A new own check with its parts in order, which reads and passes as it is. */
export const scaffold = (id: string): string => `apiVersion: ${apiVersion}
kind: Check
metadata:
  name: ${id}
spec:
  title: What should be the case
  severity: medium # critical, high, medium, low, info
  reason: a few words without values
  rationale: What an attacker gains, or what breaks, when it is not the case.
  sources: [malicious-actor] # supply-chain, malicious-actor, insider
  match: pods # or kinds: [apps/Deployment, /Service]
  parameters:
    label:
      type: string # integer, string, strings, boolean
      default: team
      description: the label that is asked for
  variables:
    - name: labels
      expression: podMetadata.?labels.orValue({})
  validations:
    # true is well; a list of {"path", "detail"} names the violations itself
    - expression: params.label in variables.labels
      messageExpression: '"the pod has no label \\"%s\\"".format([params.label])'
      pathExpression: podMetadataPath + "/labels"
  remedy:
    safety: choice # or safe, tightening, with JSON Patch operations
    words: Say what to do, in one sentence.
  examples: # they are the tests: seawall check test
    - name: how it should be
      objects:
        apiVersion: v1
        kind: Pod
        metadata: { name: app, labels: { team: shop } }
        spec: { containers: [{ name: app }] }
      violations: []
    - name: how it should not be
      spec: { containers: [{ name: app }] }
      violations: [/metadata/labels]
`;
