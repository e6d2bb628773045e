/**
 * Links to what a process has open. A working directory among them is one that runc before 1.1.12 left open on the node: the process
 * starts in the node's file system (CVE-2024-21626).
 */
const processLink = /^\/+proc\/+(?:self|thread-self|[0-9]+)\/+(?:fd|cwd|root)(?:\/|$)/;

/** Whether a working directory may lead out of the container. */
export const leadsOut = (directory: string): boolean => processLink.test(directory);
