import { Link } from '@backstage/ui';
import { RequestKind } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { SubjectField } from './RequestForm';
import { useRequestFormPath } from './useRequestsPath';
import styles from './requestForm.module.css';

interface RequestLinkProps {
  kind: Exclude<RequestKind, 'addition'>;
  subject: Partial<Record<SubjectField, string>>;
}

/** Leads to the form for a request about something. */
export function RequestLink({ kind, subject }: RequestLinkProps) {
  const t = useTexts();
  const formPath = useRequestFormPath();
  return (
    <Link href={formPath({ kind, ...subject })} className={styles.link}>
      {t(`requests.form.ask.${kind}`)}
    </Link>
  );
}
