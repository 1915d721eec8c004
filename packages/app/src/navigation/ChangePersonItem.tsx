import { SidebarItem } from '@backstage/core-components';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { RiLogoutBoxRLine } from '@remixicon/react';

const ChangePersonIcon = () => <RiLogoutBoxRLine />;

/** The same as signing out in the settings, but in reach: changing the person is what the demo is about. */
export function ChangePersonItem() {
  const identityApi = useApi(identityApiRef);
  return (
    <SidebarItem
      icon={ChangePersonIcon}
      text="Sign out"
      onClick={() => identityApi.signOut()}
    />
  );
}
