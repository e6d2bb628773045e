/** Every limit on foreign input, by name. A limit that is hit gives one Problem which states the name and the number. */
export const limits = {
  /** Bytes of one file. The largest real manifests (CRD bundles) have about 10 MiB. */
  fileBytes: 64 * 1024 * 1024,
  /** Documents in one file. */
  documentsPerFile: 100_000,
  /** Levels of nesting in one document. The API server stops at 10,000; real objects stay under 40. */
  depth: 100,
  /** Aliases in one document, against exponential expansion. */
  aliasesPerDocument: 1_000,
  /** Nodes that aliases may expand to in one document. */
  expandedNodes: 1_000_000,
  /** Keys that stand twice and are told with their places, in one document; the others are counted. */
  duplicateKeysPerDocument: 20,
  /** Lines of quoted scalars and flow collections in one document that are less deep than YAML wants; each costs a second parse. */
  shallowLines: 64,
  /** Files under the paths given. */
  files: 200_000,
  /** Levels of folders. */
  folderDepth: 64,
  /** Objects inside one List. */
  listItems: 100_000,
  /** Length of one line in a report's code frame, in UTF-16 code units. */
  frameLine: 200,
  /** Bytes that a renderer (helm, kustomize) may print. */
  renderedBytes: 128 * 1024 * 1024,
  /** Time for one rendering. */
  renderMs: 30_000,
  /** Time for cloning a repository. */
  cloneMs: 300_000,
  /** Entries of one chart archive. */
  archiveEntries: 20_000,
  /** Bytes of one chart archive after decompression. */
  archiveBytes: 256 * 1024 * 1024,
  /** Rules that aggregation may bring into one ClusterRole. More than etcd's 1.5 MiB for an object would hold cannot exist. */
  rulesPerRole: 2_000,
  /** ClusterRoles that all aggregation together may look at, against roles that aggregate each other without end. */
  aggregationSteps: 1_000_000,
  /** Secrets that are told of one text; a text with more has to be looked at as a whole anyway. */
  secretsPerText: 20,
  /** Rules of one audit Policy that are compared and simulated. The policies of large providers have about 30. */
  auditRules: 200,
  /** Members of one list of an audit rule, such as its users, that are looked at. */
  auditMembers: 1_000,
  /** Command lines of one unit of systemd. */
  unitCommands: 100,
  /** Instructions of one Dockerfile. A builder stops at 127 layers; real files stay under 200 instructions. */
  dockerfileInstructions: 10_000,
  /** Certificates of one bundle of authorities. Browsers trust about 150. */
  certificatesPerBundle: 500,
  /** Length of a pattern from outside. */
  patternLength: 1_000,
  /** Length of one CEL expression. */
  celLength: 10_000,
  /** Nodes of one CEL expression. */
  celNodes: 5_000,
  /** Levels of nesting in one CEL expression. */
  celDepth: 64,
  /** Cost of one evaluation of a CEL expression. Kubernetes' own limit for one expression (apiserver, `pkg/apis/cel`, PerCallLimit). */
  celCost: 1_000_000,
  /** Time for an installation to come up or go away, unless the command line says otherwise. */
  installWaitMs: 300_000,
  /** Files of own checks. */
  ownCheckFiles: 1_000,
  /** Bytes of one kubeconfig. */
  kubeconfigBytes: 8 * 1024 * 1024,
  /** Time for a connection to an API server, TLS included. */
  kubeConnectMs: 15_000,
  /** Time for the first byte of an answer. An API server itself gives up after 60 s. */
  kubeAnswerMs: 70_000,
  /** Time between two pieces of an answer. */
  kubeIdleMs: 60_000,
  /** Bytes of one answer that is no list. */
  kubeAnswerBytes: 64 * 1024 * 1024,
  /** Bytes that are read of an answer that is an error. */
  kubeErrorBytes: 64 * 1024,
  /** Time for a credential plug-in of a kubeconfig. */
  kubeExecMs: 60_000,
  /** Characters that a credential plug-in may print. */
  kubeExecBytes: 1024 * 1024,
  /** Bytes of one object in a list or a watch. etcd takes 1.5 MiB unless it is told otherwise. */
  kubeObjectBytes: 16 * 1024 * 1024,
  /** Objects of one kind. */
  kubeObjects: 2_000_000,
  /** Kinds that an API server serves. */
  kubeKinds: 10_000,
  /** Pages of one list, against a server that never ends one. */
  kubePages: 20_000,
  /** Bytes of a snapshot file after decompression. */
  snapshotBytes: 2 * 1024 * 1024 * 1024,
  /** Objects in a snapshot file. */
  snapshotObjects: 2_000_000,
  /** Bytes of one name that the store keeps. Kubernetes' own names end at 253; an index of PostgreSQL takes four of these. */
  storedName: 512,
  /** Items of one page of the store. */
  pageSize: 1_000,
  /** Members of one list of a filter, such as its namespaces. */
  filterMembers: 1_000,
  /** Length of a text in a filter, in UTF-16 code units. */
  filterText: 253,
  /** Length of a page's cursor. */
  cursorLength: 2_000,
  /** Groups of findings that are counted by namespace and by check. */
  countedGroups: 1_000,
  /** Bytes of one snapshot's facts after decompression. */
  policySnapshotBytes: 256 * 1024 * 1024,
  /** Characters of a manifest that somebody pastes into the console. */
  pastedText: 2 * 1024 * 1024,
  /** Bytes of the body of one request to the API. */
  apiBodyBytes: 1024 * 1024,
  /** Time for a client to send a whole request. */
  apiRequestMs: 30_000,
  /** Bytes of the headers of one request to the API. */
  apiHeaderBytes: 16 * 1024,
  /** Length of the URL of one request to the API. */
  apiUrlLength: 8 * 1024,
  /** Connections to the API at once. */
  apiConnections: 5_000,
  /** Requests to the API at once and per second by one who is known. */
  apiBurst: 200,
  apiPerSecond: 50,
  /** Requests to the API at once and per second from one address, whoever sends them. */
  apiAddressBurst: 2_000,
  apiAddressPerSecond: 500,
  /** Requests from one address at once and per second that nobody known sent. */
  apiStrangerBurst: 30,
  apiStrangerPerSecond: 1,
  /** Identities and addresses that requests are counted for; the one that was silent longest makes room. */
  rateBuckets: 10_000,
  /** Counts of findings that are kept until one of them changes. */
  keptCounts: 200,
  /** Clients that follow changes at once. */
  changeListeners: 1_000,
  /** Bytes that wait for one client that follows changes, before it is let go. */
  changeBacklogBytes: 1024 * 1024,
  /** Length of a note of a person, in UTF-16 code units. */
  noteText: 4_000,
  /** Bytes of one file of the server's settings. */
  settingsFileBytes: 1024 * 1024,
  /** Bytes of one file that holds a secret, a key or a certificate. */
  secretFileBytes: 1024 * 1024,
  /** Time for one answer of an identity provider. */
  identityProviderMs: 10_000,
  /** Groups of one person that are looked at. */
  groupsPerPerson: 500,
  /** Bytes of one cookie; browsers keep 4096. */
  cookieBytes: 4_000,
  /** Sessions that were ended before their time and are remembered. */
  endedSessions: 100_000,
  /** Findings of one row of a scorecard that are kept by fingerprint. */
  scorecardFindings: 20,
  /** Time for one receiver of notifications to answer. */
  notifyMs: 10_000,
  /** Bytes that are read of the answer of a receiver of notifications. */
  notifyAnswerBytes: 16 * 1024,
  /** Times that one notification is tried. */
  notifyAttempts: 8,
  /** Findings that one notification names; the others are counted. */
  notifyFindings: 20,
  /** Findings that one report in the cluster names; the others are counted. */
  projectedResults: 500,
  /** Length of one text in a report in the cluster, in UTF-16 code units. */
  projectedText: 512,
  /** Kubernetes Events that findings may become in a minute. */
  eventsPerMinute: 20,
  /** Findings that wait to become Events; the least severe beyond them are counted in the log. */
  eventsWaiting: 200,
  /** Findings of which it is remembered that they became Events. */
  eventsRemembered: 10_000,
  /** Paths that are told of one policy object that changed. */
  changedPaths: 50,
} as const;

export type LimitName = keyof typeof limits;
