import { render, screen } from '@testing-library/react';
import { ChosenTabInSight } from './ChosenTabInSight';

it('scrolls to the tab that is chosen, and to no other', () => {
  const scrolled: string[] = [];
  Element.prototype.scrollIntoView = function scrollIntoView() {
    scrolled.push(this.textContent ?? '');
  };
  render(
    <>
      <div className="bui-PluginHeaderTabsWrapper">
        <a role="tab" aria-selected="false" href="/a">
          Agreements
        </a>
        <a role="tab" aria-selected="true" href="/f">
          Findings
        </a>
      </div>
      <ChosenTabInSight>the page</ChosenTabInSight>
    </>,
  );
  expect(screen.getByText('the page')).toBeVisible();
  expect(scrolled).toEqual(['Findings']);
  // Else a screen reader has no way to jump past head and tabs.
  expect(screen.getByRole('main')).toHaveTextContent(/^the page$/);
});
