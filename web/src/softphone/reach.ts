/** Whether the browser lets sound out: it must offer at least one address of its own over UDP. */
export async function canSendSound(timeLimitMs = 3_000): Promise<boolean> {
  if (typeof RTCPeerConnection === 'undefined') return false;
  const connection = new RTCPeerConnection({ iceServers: [] });
  try {
    const found = new Promise<boolean>((resolve) => {
      connection.onicecandidate = ({ candidate }) => {
        if (candidate?.protocol === 'udp') resolve(true);
        else if (!candidate) resolve(false);
      };
      setTimeout(() => resolve(false), timeLimitMs);
    });
    connection.addTransceiver('audio');
    await connection.setLocalDescription(await connection.createOffer());
    return await found;
  } catch {
    return false;
  } finally {
    connection.close();
  }
}
