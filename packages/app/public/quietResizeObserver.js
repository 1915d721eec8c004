// The browser reports "ResizeObserver loop completed with undelivered notifications." where something changes its size once more in the frame
// in which it was measured, as the host's lists do while they open above a dialog. Nothing is lost: it is measured again in the next frame. The
// development server would cover the page with it all the same, and the Backstage CLI has no setting for that. Its listener comes with the
// bundle, and a window calls its listeners in the order in which they were added: hence this file before the bundle.
window.addEventListener('error', event => {
  if (!event.message?.startsWith('ResizeObserver loop')) return;
  event.stopImmediatePropagation();
  event.preventDefault();
});
