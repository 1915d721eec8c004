/** Gives elements a size and lets them scroll, which jsdom does neither. */
export function fakeLayout({
  width,
  height,
}: Record<'width' | 'height', number>) {
  jest.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(width);
  jest.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(height);
  Element.prototype.scrollIntoView = jest.fn();
  Element.prototype.scrollTo = function scrollTo(
    this: Element,
    to?: ScrollToOptions | number,
  ) {
    if (typeof to !== 'object') return;
    this.scrollTop = to.top ?? this.scrollTop;
    this.scrollLeft = to.left ?? this.scrollLeft;
    this.dispatchEvent(new Event('scroll'));
  };
}

/** A screen on which only the media queries that are given match. */
export function fakeScreen(...queries: string[]) {
  window.matchMedia = ((media: string) => ({
    media,
    matches: queries.includes(media),
    addListener: () => {},
    removeListener: () => {},
    addEventListener: () => {},
    removeEventListener: () => {},
  })) as unknown as typeof window.matchMedia;
}
