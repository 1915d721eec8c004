import {
  Sidebar,
  SidebarDivider,
  SidebarGroup,
  SidebarItem,
  SidebarScrollWrapper,
  SidebarSpace,
} from '@backstage/core-components';
import { NavContentComponentProps } from '@backstage/plugin-app-react';
import { NotificationsSidebarItem } from '@backstage/plugin-notifications';
import { SidebarSearchModal } from '@backstage/plugin-search';
import { UserSettingsSignInAvatar } from '@backstage/plugin-user-settings';
import { RiMenuLine, RiSearchLine } from '@remixicon/react';
import { ChangePersonItem } from './ChangePersonItem';
import { PortalLogo } from './PortalLogo';
import styles from './PortalSidebar.module.css';

export function PortalSidebar(props: NavContentComponentProps) {
  const navigation = props.navItems.withComponent(item => (
    <SidebarItem icon={() => item.icon} to={item.href} text={item.title} />
  ));

  // These two have an entry of their own below; taking them keeps them out of the rest.
  navigation.take('page:search');
  navigation.take('page:notifications');

  return (
    <Sidebar>
      <PortalLogo />
      <SidebarGroup label="Search" icon={<RiSearchLine />} to="/search">
        <SidebarSearchModal />
      </SidebarGroup>
      <SidebarDivider />
      <SidebarGroup label="Menu" icon={<RiMenuLine />}>
        {navigation.take('page:catalog')}
        <div className={styles.twoWords}>
          {navigation.take('page:operating-model')}
        </div>
        <SidebarScrollWrapper>
          {navigation.rest({ sortBy: 'title' })}
        </SidebarScrollWrapper>
      </SidebarGroup>
      <SidebarSpace />
      <SidebarDivider />
      <NotificationsSidebarItem />
      <SidebarGroup
        label="Settings"
        icon={<UserSettingsSignInAvatar />}
        to="/settings"
      >
        {navigation.take('page:user-settings')}
        <ChangePersonItem />
      </SidebarGroup>
    </Sidebar>
  );
}
