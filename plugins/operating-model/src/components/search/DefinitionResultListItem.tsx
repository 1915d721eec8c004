import { BaseSearchResultListItemProps } from '@backstage/plugin-search-react/alpha';
import { HighlightedSearchResultText } from '@backstage/plugin-search-react';
import { Link } from '@backstage/ui';
import {
  RiBookOpenLine,
  RiFlowChart,
  RiShakeHandsLine,
  RiTableLine,
} from '@remixicon/react';
import { DefinitionKind } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { RefLink } from '../shared/RefLink';
import shared from '../shared/shared.module.css';
import styles from './DefinitionResultListItem.module.css';

/** What the search module says of a definition. */
interface Found {
  title: string;
  text: string;
  location: string;
  kind: DefinitionKind;
  owner: string;
  // Where the catalog's own search indexes definitions as well, Lunr may hand out its document, which lacks these.
  ownerRef?: string;
  practice?: string;
  practiceTitle?: string;
}

interface Highlight {
  preTag: string;
  postTag: string;
  fields: Record<string, string | undefined>;
}

type DefinitionResultListItemProps = BaseSearchResultListItemProps<{
  highlight?: Highlight;
}>;

const ICONS = {
  Activity: RiFlowChart,
  Runbook: RiBookOpenLine,
  ResponsibilityMatrix: RiTableLine,
  Agreement: RiShakeHandsLine,
};

interface MarkedProps {
  field: 'title' | 'text';
  found: Found;
  highlight?: Highlight;
}

/** A field of the result, with what was searched for marked in it. */
function Marked({ field, found, highlight }: MarkedProps) {
  const text = highlight?.fields[field];
  if (!highlight || !text) return <>{found[field]}</>;
  return <HighlightedSearchResultText {...highlight} text={text} />;
}

function Owner({ found: { owner, ownerRef } }: { found: Found }) {
  const t = useTexts();
  if (!owner)
    return <span className={shared.quiet}>{t('search.noOwner')}</span>;
  return (
    <>
      <span className={shared.quiet}>{t('search.owner')}</span>{' '}
      {ownerRef ? (
        <RefLink
          entityRef={ownerRef}
          names={{ [ownerRef]: { title: owner } }}
        />
      ) : (
        owner
      )}
    </>
  );
}

/** A definition among the results of a search: its kind, its owner and the practice that it serves. */
export function DefinitionResultListItem({
  result,
  highlight,
}: DefinitionResultListItemProps) {
  const t = useTexts();
  if (!result) return null;
  const found = result as Found;
  const { kind, location, practice, practiceTitle } = found;
  const Icon = ICONS[kind];
  return (
    <div className={styles.root}>
      <Icon className={styles.icon} aria-hidden="true" />
      <div className={styles.content}>
        <Link href={location} noTrack className={styles.title}>
          <Marked field="title" found={found} highlight={highlight} />
        </Link>
        <p className={styles.text}>
          <Marked field="text" found={found} highlight={highlight} />
        </p>
        <ul className={styles.facts}>
          <li className={styles.kind}>{t(`search.kind.${kind}`)}</li>
          <li>
            <Owner found={found} />
          </li>
          {practice && (
            <li className={shared.quiet}>
              {practice} · {practiceTitle}
            </li>
          )}
        </ul>
      </div>
    </div>
  );
}
