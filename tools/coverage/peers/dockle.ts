import type { Peer } from '../peer.ts';

export const dockle: Peer = {
  id: 'dockle',
  name: 'Dockle',
  source: 'goodwithtech/dockle, CHECKPOINT.md',
  topics: {
    'CIS-DI-0001': 'image that runs as root',
    'CIS-DI-0002': 'base image without a verified publisher',
    'CIS-DI-0003': 'packages that the application does not need',
    'CIS-DI-0004': 'packages with known vulnerabilities',
    'CIS-DI-0005': 'Docker Content Trust on the building machine',
    'CIS-DI-0006': 'no HEALTHCHECK',
    'CIS-DI-0007': 'package index update alone in its layer',
    'CIS-DI-0008': 'setuid and setgid files',
    'CIS-DI-0009': 'ADD where COPY does',
    'CIS-DI-0010': 'secrets in the image',
    'CIS-DI-0011': 'packages from unverified sources',
    'DKL-DI-0001': 'sudo',
    'DKL-DI-0002': 'volumes over system directories',
    'DKL-DI-0003': 'upgrade of the whole distribution',
    'DKL-DI-0004': 'apk cache left in the image',
    'DKL-DI-0005': 'apt cache left in the image',
    'DKL-DI-0006': 'latest image tag',
    'DKL-LI-0001': 'account with an empty password',
    'DKL-LI-0002': 'user or group ids used twice',
    'DKL-LI-0003': 'files that do not belong into an image',
  },
};
