/** Where the proof for a control comes from. */
export type Input =
  | 'manifests'
  | 'live'
  | 'node'
  | 'flags'
  | 'image'
  | 'audit-log'
  | 'flows'
  | 'runtime'
  | 'cloud'
  | 'person';

/** What a scorecard asks for when an input was not there. */
export const inputWords: Readonly<Record<Input, string>> = {
  manifests: 'Kubernetes objects of a kind that this is about',
  live: 'the live cluster: its state and answers to access reviews',
  node: 'files and processes of the nodes, such as the kubelet configuration',
  flags: 'flags of the control plane, from its static pods or processes',
  image: 'the images: configuration, layers, packages and signatures',
  'audit-log': 'the audit log',
  flows: 'network flows, or a probe of a connection',
  runtime: 'measurements at run time: metrics and system calls',
  cloud: "the cloud provider's API",
  person: 'the word of a person, with its reason and expiry',
};
