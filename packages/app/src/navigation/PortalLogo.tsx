import { Link, useSidebarOpenState } from '@backstage/core-components';
import { LogoMark } from './LogoMark';
import styles from './PortalLogo.module.css';

export function PortalLogo() {
  const { isOpen } = useSidebarOpenState();
  return (
    <Link to="/" underline="none" className={styles.logo} aria-label="Catalog">
      <LogoMark />
      {isOpen && <span>Operating Model</span>}
    </Link>
  );
}
