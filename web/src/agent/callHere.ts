/** That this tab has the sound of a call; known beyond a reload, which loses that sound. */
const KEY = 'switchroom.callHere';

export const callIsHere = (is: boolean) => (is ? sessionStorage.setItem(KEY, '1') : sessionStorage.removeItem(KEY));

export const callWasHere = () => sessionStorage.getItem(KEY) !== null;
