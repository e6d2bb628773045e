/**
 * What is taken of the Kubernetes client library. A file of its own, so that a bundle holds no more of the library than this, and
 * one `import()` of it loads it when a cluster is first asked for.
 */
export { KubeConfig } from '@kubernetes/client-node';
