const dialAddress = (page: string) => `${new URL('./', page).href}#/dial/`;

/** To which the browser sends telephone links; it puts the link in place of `%s`. */
export const handlerAddress = (page: string) => `${dialAddress(page)}%s`;

/** Calls the number marked on whatever page it is clicked on, or asks for one; it sends the number and nothing else. */
export function bookmarklet(page: string): string {
  const address = JSON.stringify(dialAddress(page));
  const script = `(function(){var n=String(getSelection()).trim()||prompt('☎');if(n)open(${address}+encodeURIComponent('tel:'+n),'switchroom')})()`;
  return `javascript:${encodeURIComponent(script)}`;
}
