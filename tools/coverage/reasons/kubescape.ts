import type { Reason } from '../reason.ts';

/** `span('C-0092', 'C-0094')` is C-0092, C-0093 and C-0094. */
const span = (first: string, last: string): readonly string[] => {
  const start = Number(first.slice(2));
  return Array.from({ length: Number(last.slice(2)) - start + 1 }, (_, index) => {
    return `C-${String(start + index).padStart(4, '0')}`;
  });
};

export const kubescapeReasons: readonly Reason[] = [
  {
    reason: 'Mode and owner of a file on a node, which no manifest shows',
    ids: [...span('C-0092', 'C-0112'), ...span('C-0162', 'C-0171'), 'C-0235', 'C-0238'],
  },
  {
    reason: "Answered by the cloud provider's API alone",
    ids: [
      ...span('C-0221', 'C-0223'),
      ...span('C-0226', 'C-0230'),
      ...['C-0232', 'C-0240', 'C-0241', 'C-0243', 'C-0244', 'C-0247', 'C-0248', 'C-0250'],
      ...['C-0251', 'C-0252', 'C-0254', 'C-0264', 'C-0285', 'C-0308'],
    ],
  },
  {
    reason: "Advice on a cloud provider's product or on an architecture, without a violation to find",
    ids: ['C-0208', 'C-0233', 'C-0234', 'C-0242', 'C-0249'],
  },
  {
    reason: 'Needs the packages of the image, not its name',
    ids: ['C-0081', 'C-0083', 'C-0084', 'C-0085', 'C-0090', 'C-0091'],
  },
  { reason: 'Needs the signature from the registry', ids: ['C-0236', 'C-0237'] },
  {
    reason:
      'Distributions repair their kernel without a new version number: it needs the packages of the node',
    ids: ['C-0079'],
  },
  { reason: 'Needs to ask the workload itself', ids: ['C-0274'] },
  {
    reason: 'How users authenticate is in the audit log and in the certificates handed out',
    ids: ['C-0286', 'C-0287'],
  },
  {
    reason: 'Lists what is there; having it is no violation',
    ids: ['C-0036', 'C-0039', 'C-0255', 'C-0257', 'C-0258'],
  },
  { reason: 'The plugin is gone since Kubernetes 1.30', ids: ['C-0124'] },
  {
    reason:
      'Asks for the admission plugin of PodSecurityPolicy, gone since Kubernetes 1.25; pod-security-enforce asks for its successor',
    ids: ['C-0068'],
  },
  { reason: 'The newer benchmark asks for the opposite, as C-0283', ids: ['C-0115'] },
  {
    reason:
      'About SandboxTemplate of Agent Sandbox, a custom kind in alpha whose pods the checks of pods do not read yet',
    ids: ['C-0297', 'C-0304'],
  },
];
