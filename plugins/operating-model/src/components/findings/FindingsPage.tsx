import { Container, Text } from '@backstage/ui';
import { useTexts } from '../../hooks/useTexts';

export function FindingsPage() {
  const t = useTexts();
  return (
    <Container>
      <Text as="h2">{t('page.findings')}</Text>
    </Container>
  );
}
