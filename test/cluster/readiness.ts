import type { Get } from './api-client.ts';

interface Condition {
  readonly type: string;
  readonly status: string;
  readonly message?: string;
}

interface Observed {
  readonly status?: { readonly conditions?: readonly Condition[] };
}

/** Answers `true` when the API server says so of itself. */
export const apiIsReady = async (get: Get): Promise<true | string> => {
  const { status, body } = await get('/readyz');
  return status === 200 || `readyz answers ${status}: ${String(body).slice(0, 300)}`;
};

/** Answers `true` when the object exists and has the condition. */
export const hasCondition = async (get: Get, path: string, type: string): Promise<true | string> => {
  const { status, body } = await get(path);
  if (status !== 200) return `${path} answers ${status}`;
  const condition = (body as Observed).status?.conditions?.find((one) => one.type === type);
  return (
    condition?.status === 'True' || `${type} is ${condition?.status ?? 'absent'}: ${condition?.message ?? ''}`
  );
};

export const exists = async (get: Get, path: string): Promise<true | string> => {
  const { status } = await get(path);
  return status === 200 || `${path} answers ${status}`;
};
