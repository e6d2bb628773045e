/** Addresses inside a bed. Every bed has the same ones: each lives in a network namespace of its own. */
export const serviceRange = '10.96.0.0/16';
export const apiAddress = '10.96.0.1';
export const dnsAddress = '10.96.0.10';
export const podRange = '10.88.0.0/16';
/** The one node's part of it. */
export const nodePodRange = '10.88.0.0/24';
export const clusterDomain = 'cluster.local';
export const apiPort = 6443;
