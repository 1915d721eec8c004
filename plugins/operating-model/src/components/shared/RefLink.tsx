import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { useTexts } from '../../hooks/useTexts';
import styles from './shared.module.css';

/** Titles that came with the answer, so that a page full of references asks for nothing more. */
export type Names = Record<string, { title: string; exists?: boolean }>;

interface RefLinkProps {
  entityRef: string;
  names: Names;
  weight?: 'bold';
}

/** A link to an entity by its title; one that leads nowhere is no link, and says so. */
export function RefLink({ entityRef, names, weight }: RefLinkProps) {
  const t = useTexts();
  const linkTo = useEntityRefLink();
  const { title, exists = true } = names[entityRef] ?? {
    title: entityRef.replace(/^[^:]*:(default\/)?/, ''),
  };
  if (!exists) {
    return (
      <span className={styles.dangling}>
        {title}{' '}
        <span className={styles.danglingNote}>
          ({t('operations.notInCatalog')})
        </span>
      </span>
    );
  }
  return (
    <Link
      href={linkTo(entityRef)}
      title={entityRef}
      weight={weight}
      className={styles.link}
    >
      {title}
    </Link>
  );
}

interface RefListProps {
  refs: string[];
  names: Names;
  /** What an empty list says. */
  empty: string;
}

/** References in one line. Placeholders of a matrix row stand as they are written. */
export function RefList({ refs, names, empty }: RefListProps) {
  if (refs.length === 0) return <span className={styles.quiet}>{empty}</span>;
  return (
    <>
      {refs.map((ref, index) => (
        <span key={ref}>
          {ref.startsWith('$') ? (
            <code className={styles.code}>{ref}</code>
          ) : (
            <RefLink entityRef={ref} names={names} />
          )}
          {index < refs.length - 1 && ', '}
        </span>
      ))}
    </>
  );
}
