import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import {
  RollUpBy,
  ScorecardMember,
} from 'backstage-plugin-operating-model-common';
import { ReactNode } from 'react';
import { useTexts } from '../../hooks/useTexts';
import shared from '../shared/shared.module.css';
import { CountsFrom } from './CountsFrom';
import styles from './MemberName.module.css';
import { useScorecardUrl } from './useScorecardUrl';

interface MemberNameProps {
  by: RollUpBy;
  member: ScorecardMember;
  depth: number;
  isOpen: boolean;
  onToggle(): void;
  /** What stands below the name: that children are on their way, or why they are not. */
  children: ReactNode;
}

/** The name of a member, which leads to what is in it, with the way to unfold a group. */
export function MemberName({
  by,
  member: { key, title, exists, countsFrom, children: below },
  depth,
  isOpen,
  onToggle,
  children,
}: MemberNameProps) {
  const t = useTexts();
  const { linkTo, linkToCells } = useScorecardUrl();
  const only = { [by]: key, q: '' };
  return (
    <>
      <div
        className={styles.line}
        style={{ paddingInlineStart: `${depth * 1.5}rem` }}
      >
        {by === 'group' && (
          <span className={styles.fold}>
            {below ? (
              <button
                type="button"
                className={styles.toggle}
                aria-expanded={isOpen}
                aria-label={t(
                  isOpen ? 'scorecard.page.collapse' : 'scorecard.page.expand',
                  { title },
                )}
                onClick={onToggle}
              >
                <span aria-hidden="true">▸</span>
              </button>
            ) : null}
          </span>
        )}
        <div className={styles.names}>
          <Link
            href={
              by === 'group'
                ? linkTo(only)
                : linkToCells({ ...only, by: 'entity' })
            }
            weight="bold"
            className={shared.link}
          >
            {title}
          </Link>
          <CountsFrom day={countsFrom} />
          {key.includes(':') && <EntityLink entityRef={key} exists={exists} />}
        </div>
      </div>
      {children}
    </>
  );
}

function EntityLink({
  entityRef,
  exists,
}: {
  entityRef: string;
  exists: boolean;
}) {
  const t = useTexts();
  const linkTo = useEntityRefLink();
  if (!exists) {
    return <span className={shared.small}>{t('operations.notInCatalog')}</span>;
  }
  return (
    <Link href={linkTo(entityRef)} className={styles.open} color="secondary">
      {t('scorecard.page.open')}
    </Link>
  );
}
