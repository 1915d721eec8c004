import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import useAsync from 'react-use/esm/useAsync';

const NONE: string[] = [];

/** The groups that the reader speaks for. */
export function useOwnGroups(): string[] {
  const identityApi = useApi(identityApiRef);
  const { value = NONE } = useAsync(async () => {
    const { ownershipEntityRefs } = await identityApi.getBackstageIdentity();
    return ownershipEntityRefs.filter(ref => ref.startsWith('group:'));
  }, [identityApi]);
  return value;
}
