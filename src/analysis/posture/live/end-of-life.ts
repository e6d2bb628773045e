import { isOver } from './kubernetes-version.ts';

/** When support by its makers ends, by what a name and version begin with. Distributions that sell longer support are listed with the free one. */
type Ends = Readonly<Record<string, string>>;

/** Minor versions of container runtimes, as of November 2026. (containerd RELEASES.md; CRI-O ends with the Kubernetes minor of its number; dockershim left in 1.24) */
const runtimes: Ends = {
  'containerd://1.0.': '2018-12-05',
  'containerd://1.1.': '2019-10-23',
  'containerd://1.2.': '2020-10-15',
  'containerd://1.3.': '2021-03-04',
  'containerd://1.4.': '2022-03-03',
  'containerd://1.5.': '2023-02-28',
  'containerd://1.6.': '2025-08-23',
  'containerd://1.7.': '2026-09-30',
  'containerd://2.0.': '2025-11-07',
  'containerd://2.1.': '2026-05-05',
  'containerd://2.2.': '2026-11-06',
  'docker://': '2022-05-03',
};

/** Operating systems as `osImage` names them. (Free support: debian.org/releases with LTS, ubuntu.com/about/release-cycle, centos.org, aws.amazon.com/amazon-linux-2) */
const systems: Ends = {
  'Debian GNU/Linux 8': '2020-06-30',
  'Debian GNU/Linux 9': '2022-06-30',
  'Debian GNU/Linux 10': '2024-06-30',
  'Debian GNU/Linux 11': '2026-08-31',
  'Debian GNU/Linux 12': '2028-06-30',
  'Ubuntu 14.04': '2019-04-30',
  'Ubuntu 16.04': '2021-04-30',
  'Ubuntu 18.04': '2023-05-31',
  'Ubuntu 20.04': '2025-05-31',
  'Ubuntu 22.04': '2027-04-30',
  'CentOS Linux 7': '2024-06-30',
  'CentOS Linux 8': '2021-12-31',
  'CentOS Stream 8': '2024-05-31',
  'Amazon Linux 2 ': '2026-06-30',
  'Amazon Linux AMI': '2023-12-31',
};

const endIn = (ends: Ends, text: string, date: string): string | undefined => {
  const end = Object.entries(ends).find(([prefix]) => `${text} `.startsWith(prefix))?.[1];
  return end !== undefined && isOver(end, date) ? end : undefined;
};

/** When support of a container runtime ended, if it had by that day; `text` is that of a Node: `containerd://1.6.39`. */
export const runtimeEnd = (text: string, date: string): string | undefined => endIn(runtimes, text, date);

/** The same of an operating system: `Ubuntu 20.04.6 LTS`. */
export const systemEnd = (text: string, date: string): string | undefined => endIn(systems, text, date);
