import { object, string } from '../../model/shape.ts';
import { kindTarget } from './kind.ts';
import { egressRules } from './network-policies.ts';

/** Templates of Agent Sandbox (sigs.k8s.io/agent-sandbox), in which code runs that a model wrote. */
export const sandboxTemplates = kindTarget(
  'sandbox-templates',
  "Agent Sandbox's SandboxTemplates",
  ['extensions.agents.x-k8s.io/SandboxTemplate'],
  { spec: object({ networkPolicyManagement: string, networkPolicy: object({ egress: egressRules }) }) },
);

export type SandboxTemplateView = ReturnType<typeof sandboxTemplates.views>[number];
