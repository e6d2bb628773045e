/** `Dockerfile`, `Dockerfile.prod`, `web.Dockerfile`, and the same with Containerfile; builders do not mind the case. */
const pattern = /^(?:(?:docker|container)file(?:\.[^/]+)?|[^/]*\.(?:docker|container)file)$/i;

/** Endings that say of a `Dockerfile.…` what it is: the builder's ignore file, a text about it, a template for it. */
const otherFile =
  /\.(?:dockerignore|containerignore|md|txt|ya?ml|json|toml|j2|jinja2?|tmpl|tpl|template|erb|in|bak|orig|swp)$/i;

/** Whether a file of that path is a Dockerfile by its name. */
export const isDockerfileName = (path: string): boolean => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return pattern.test(name) && !otherFile.test(name);
};
