// Starts a program, finds it by a query, and ends it.  winrm script process.js COMMAND
var PROCESS = 'http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/Win32_Process';
var command = args[0] || 'sleep 600';

function escaped(text) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function result(xml) {
  var value = /<p:ReturnValue>(\d+)</.exec(xml);
  if (!value || value[1] !== '0') {
    WScript.Echo('It did not work: ' + xml);
    WScript.Quit(2);
  }
}

var session = WSMan.CreateSession();
session.Timeout = 10000;
var started = session.Invoke('Create', PROCESS,
  '<p:Create_INPUT xmlns:p="' + PROCESS + '"><p:CommandLine>' + escaped(command) +
  '</p:CommandLine></p:Create_INPUT>');
result(started);
var id = /<p:ProcessId>(\d+)</.exec(started)[1];
WScript.Echo('started', id);

// Items may be endpoint references, which name a resource as well as a URI does.
var found = session.Enumerate(PROCESS, 'SELECT * FROM Win32_Process WHERE ProcessId = ' + id, '',
  WSMan.EnumerationFlagReturnEPR());
while (!found.AtEndOfStream) {
  result(session.Invoke('Terminate', found.ReadItem(),
    '<p:Terminate_INPUT xmlns:p="' + PROCESS + '"/>'));
  WScript.Echo('ended', id);
}
